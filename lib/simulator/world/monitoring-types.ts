import type { Instant } from './base-types';

export type AnalyzerType =
  | 'ACCOUNT'
  | 'ORGANIZATION'
  | 'ACCOUNT_UNUSED_ACCESS'
  | 'ORGANIZATION_UNUSED_ACCESS'
  | 'ACCOUNT_INTERNAL_ACCESS'
  | 'ORGANIZATION_INTERNAL_ACCESS';

/** Either classic selectors or advanced ones, in CloudTrail's own shape. */
export type EventSelectorState =
  | {
      classic: {
        readWriteType: 'All' | 'ReadOnly' | 'WriteOnly';
        managementEvents: boolean;
        excludedSources?: string[];
        /** Such as `arn:aws:s3:::bucket/`. */
        objects?: string[];
      }[];
    }
  | {
      advanced: {
        name?: string;
        fields: { field: string; equals?: string[]; notEquals?: string[]; startsWith?: string[] }[];
      }[];
    };

export interface TrailState {
  name: string;
  arn: string;
  region: string;
  bucket: string;
  multiRegion: boolean;
  organization: boolean;
  logFileValidation: boolean;
  globalServiceEvents: boolean;
  kmsKeyArn?: string;
  logGroupArn?: string;
  selectors: EventSelectorState;
  logging: boolean;
  startedAt?: Instant;
  stoppedAt?: Instant;
  deliveryError?: string;
  /** Such as `ApiCallRateInsight`. */
  insights: string[];
}

/** A store of CloudTrail Lake. */
export interface EventDataStoreState {
  id: string;
  name: string;
  region: string;
  status: 'ENABLED' | 'PENDING_DELETION' | 'STOPPED_INGESTION';
  multiRegion: boolean;
  organization: boolean;
  retentionDays: number;
  createdAt: Instant;
}

/** A rule that archives new findings. Criteria by field, in Access Analyzer's own shape. */
export interface ArchiveRuleState {
  name: string;
  filter: Record<string, { eq?: string[]; neq?: string[]; contains?: string[]; exists?: boolean }>;
  createdAt: Instant;
}

/** An Access Analyzer finding as its author gives it. */
export interface FindingPayload {
  type:
    | 'ExternalAccess'
    | 'UnusedIAMRole'
    | 'UnusedIAMUserAccessKey'
    | 'UnusedIAMUserPassword'
    | 'UnusedPermission'
    | 'InternalAccess';
  resource: string;
  /** Such as `AWS::IAM::Role`. */
  resourceType: string;
  resourceOwner: string;
  /** External access. */
  isPublic?: boolean;
  principal?: Record<string, string>;
  action?: string[];
  condition?: Record<string, string>;
  /** Unused access. */
  lastAccessed?: Instant;
  unusedService?: string;
  unusedActions?: string[];
  accessKeyId?: string;
}

export interface AnalyzerFindingState {
  id: string;
  label: string;
  status: 'ACTIVE' | 'ARCHIVED' | 'RESOLVED';
  createdAt: Instant;
  updatedAt: Instant;
  payload: FindingPayload;
}

export interface AnalyzerState {
  name: string;
  arn: string;
  region: string;
  kind: AnalyzerType;
  status: 'ACTIVE' | 'DISABLED' | 'FAILED' | 'CREATING';
  createdAt: Instant;
  unusedAccessAgeDays?: number;
  archiveRules: ArchiveRuleState[];
  findings: Map<string, AnalyzerFindingState>;
}
