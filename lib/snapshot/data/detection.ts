import type { Instant, Reading } from '../reading';

export interface GuardDutyFinding {
  id: string;
  arn: string;
  type: string;
  title: string;
  /** 0 to 10, as GuardDuty rates it. */
  severity: number;
  /** Who or what it is about: a user, role, key or instance, as GuardDuty names it. */
  subject: string | null;
  /** `IAMUser`, `AssumedRole` or another kind of GuardDuty's; absent in older snapshots. */
  subjectKind?: string | null;
  updatedAt: Instant;
}

export interface GuardDutyState {
  /** Null: no detector in the region. */
  detectorId: string | null;
  status: 'ENABLED' | 'DISABLED' | null;
  /** The account that manages GuardDuty for this one. */
  administratorAccountId: string | null;
  /** Findings on identities that are not archived, of severity 4 and above; null while off. */
  credentialFindings: GuardDutyFinding[] | null;
}

export interface SecurityHubState {
  enabled: boolean;
  standards: string[];
  /** The region that this one's findings are linked to; null when to none. */
  aggregatorRegion: string | null;
}

export interface ConfigRecorder {
  name: string;
  recording: boolean;
  lastStatus: 'SUCCESS' | 'FAILURE' | 'PENDING' | null;
  recordsAllSupported: boolean;
  recordsGlobalTypes: boolean;
  /** Named resource types, such as `AWS::IAM::User`; empty when all are recorded. */
  resourceTypes: string[];
}

export interface InspectorState {
  ec2: boolean;
  ecr: boolean;
  lambda: boolean;
}

/** The detection services of one enabled region. */
export interface RegionDetection {
  region: string;
  guardDuty: Reading<GuardDutyState>;
  securityHub: Reading<SecurityHubState>;
  configRecorders: Reading<ConfigRecorder[]>;
  inspector: Reading<InspectorState>;
}
