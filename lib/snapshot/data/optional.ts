import type { DocumentHash } from '../document-hash';
import type { Instant, Reading } from '../reading';
import type { UnreadRegion } from './regional';

/** Whether a user's password waits to be claimed. */
export interface LoginProfile {
  userName: string;
  createdAt: Instant;
  resetRequired: boolean;
}

/** What a root session sees that nobody else can (sts:AssumeRoot, read only). */
export interface RootCredentials {
  mfaDevices: number;
}

/** The organization as any account sees its own: DescribeOrganization. */
export interface OrganizationMembership {
  organizationId: string;
  managementAccountId: string;
  featureSet: string;
}

/** Traces of one user's sign-ins and calls in CloudTrail over the last days. */
export interface UserTraces {
  userName: string;
  /** Networks by /24 and /48. */
  networks: number;
  userAgents: number;
  /** Sessions that overlapped from different networks. */
  overlappingSessions: number;
}

/** What CloudTrail's event history says of who signed in. */
export interface SignIns {
  /** How many days were looked at. */
  windowDays: number;
  users: UserTraces[];
  /** Root's own events; those of central privileged sessions and of AWS services apart. */
  rootEvents: { at: Instant; name: string; assumedRoot: boolean; byService: boolean }[];
}

/** Access Analyzer's opinion of one policy text. */
export interface PolicyValidation {
  document: DocumentHash;
  findings: {
    type: 'ERROR' | 'SECURITY_WARNING' | 'WARNING' | 'SUGGESTION';
    code: string;
    message: string;
  }[];
}

/** Where an AWS access key was seen in plain text; its secret is never read. */
export interface ExposedKey {
  accessKeyId: string;
  /** ARN of the function, instance, task definition or stack. */
  resource: string;
  /** For example `environment variable KEY` or `user data`. */
  place: string;
}

export interface ExposedKeys {
  searched: string[];
  found: ExposedKey[];
  unreadRegions: UnreadRegion[];
}

/** An endpoint that the internet reaches. */
export interface WebEndpoint {
  arn: string;
  kind: 'load-balancer' | 'api-stage' | 'graphql-api' | 'distribution';
  webAclArn: string | null;
  /** Rules of that web ACL; null without one. */
  webAclRules: number | null;
}

export interface WebEndpoints {
  endpoints: WebEndpoint[];
  unreadRegions: UnreadRegion[];
}

/** Something that watches spending and tells somebody. */
export interface SpendMonitor {
  kind: 'budget' | 'anomaly-monitor';
  name: string;
  notifies: boolean;
}

/** One Trusted Advisor check of the security category. */
export interface AdvisorCheck {
  id: string;
  name: string;
  status: 'ok' | 'warning' | 'error' | 'not_available';
  flaggedResources: number;
}

/** What AWS itself tells of the account: Trusted Advisor and Health. `no-plan`: the support plan does not include it. */
export interface Advice {
  advisor: Reading<AdvisorCheck[] | 'no-plan'>;
  exposedCredentialEvents: Reading<{ arn: string; startedAt: Instant }[] | 'no-plan'>;
}

/** Resources that run work, counted by region and service. */
export interface WorkloadCount {
  region: string;
  /** `ec2`, `lambda`, `rds`, `ecs`, `eks`. */
  service: string;
  count: number;
  /** A few ARNs, so that the number can be followed. */
  examples: string[];
}

export interface Workloads {
  counts: WorkloadCount[];
  regions: string[];
  unreadRegions: UnreadRegion[];
}
