import type { StageName } from '@/lib/snapshot/stage';
import type { OperationName } from './operations';

export type CapabilityState = 'testing' | 'works' | 'missing' | 'not-needed' | 'warning' | 'not-tested';

/** One line of the live test of a link. */
export interface Capability {
  id: CapabilityId;
  title: string;
  operation: OperationName;
  state: CapabilityState;
  /** What was seen, in a few words: "37 users, 112 roles". */
  detail: string;
  /** AWS's code where it was refused. */
  code: string | null;
  requestId: string | null;
  /** What will be unknown in this account without it. */
  unknown: string | null;
  whatToDo: string | null;
  /** The policy statement (JSON) that the role lacks. */
  statement: string | null;
  /** How long it took; null while it is being tested or where nothing was called. */
  milliseconds: number | null;
}

export const capabilityIds = [
  'assume-role',
  'external-id',
  'account-identity',
  'authorization-details',
  'account-summary',
  'credential-report',
  'mfa-devices',
  'access-keys',
  'other-credentials',
  'last-accessed',
  'organization',
  'external-access',
  'trails',
  'account-settings',
  'buckets',
  'alerts',
  'kms-keys',
  'detection',
  'compute',
] as const;

export type CapabilityId = (typeof capabilityIds)[number];

interface Described {
  title: string;
  operation: OperationName;
  stage: StageName | null;
  unknown: string | null;
}

/** What each capability is called, what it tries first, and what is lost without it. */
export const capabilities: Record<CapabilityId, Described> = {
  'assume-role': {
    title: 'Assume the role',
    operation: 'sts:AssumeRole',
    stage: null,
    unknown: 'Everything: without a session nothing can be read.',
  },
  'external-id': {
    title: 'Refused without the external id',
    operation: 'sts:AssumeRole',
    stage: null,
    unknown: null,
  },
  'account-identity': {
    title: 'Account identity',
    operation: 'sts:GetCallerIdentity',
    stage: null,
    unknown: null,
  },
  'authorization-details': {
    title: 'Users, groups, roles and policies',
    operation: 'iam:GetAccountAuthorizationDetails',
    stage: 'authorization-details',
    unknown: 'Identities, their policies, grants, trust and escalation paths.',
  },
  'account-summary': {
    title: 'Account summary and password policy',
    operation: 'iam:GetAccountSummary',
    stage: 'account-summary',
    unknown: "Root's MFA and access keys, and the password policy.",
  },
  'credential-report': {
    title: 'Credential report',
    operation: 'iam:GenerateCredentialReport',
    stage: 'credential-report',
    unknown: 'Age and last use of passwords and keys, MFA of each user, and last sign-in of root.',
  },
  'mfa-devices': {
    title: 'MFA devices',
    operation: 'iam:ListVirtualMFADevices',
    stage: 'mfa-devices',
    unknown: 'The kind of each MFA device, and devices that nobody holds.',
  },
  'access-keys': {
    title: 'Access keys',
    operation: 'iam:ListAccessKeys',
    stage: 'access-keys',
    unknown: 'Ids of access keys, which commands to deactivate them need.',
  },
  'other-credentials': {
    title: 'Other credentials and federation',
    operation: 'iam:ListServiceSpecificCredentials',
    stage: 'other-credentials',
    unknown: 'SSH keys, service credentials, certificates and identity providers.',
  },
  'last-accessed': {
    title: 'Service last-accessed data',
    operation: 'iam:GenerateServiceLastAccessedDetails',
    stage: 'last-accessed',
    unknown: 'Which permissions are used, and so every unused permission.',
  },
  organization: {
    title: 'Organization and guardrails',
    operation: 'organizations:DescribeOrganization',
    stage: 'organization',
    unknown: "The organization's tree, its accounts and its guardrail policies.",
  },
  'external-access': {
    title: 'External access',
    operation: 'access-analyzer:ListAnalyzers',
    stage: 'external-access',
    unknown: 'What IAM Access Analyzer found to be shared outside the account.',
  },
  trails: {
    title: 'Trails',
    operation: 'cloudtrail:DescribeTrails',
    stage: 'trails',
    unknown: 'Whether CloudTrail records what happens in the account.',
  },
  'account-settings': {
    title: 'Account settings',
    operation: 's3control:GetPublicAccessBlock',
    stage: 'account-settings',
    unknown: 'The contacts, the enabled regions and the S3 public access block.',
  },
  buckets: {
    title: 'S3 buckets',
    operation: 's3:ListBuckets',
    stage: 'buckets',
    unknown: 'Which buckets are open to everyone, and how the logs of trails are protected.',
  },
  alerts: {
    title: 'Alarms and event rules',
    operation: 'events:ListRules',
    stage: 'alerts',
    unknown: 'Whether anybody is told when root signs in or trails and policies change.',
  },
  'kms-keys': {
    title: 'KMS keys',
    operation: 'kms:ListKeys',
    stage: 'kms-keys',
    unknown: 'Whether keys rotate, are about to be deleted or are shared.',
  },
  detection: {
    title: 'Detection services',
    operation: 'guardduty:ListDetectors',
    stage: 'detection',
    unknown: 'Whether GuardDuty, Security Hub, Config and Inspector watch each region.',
  },
  compute: {
    title: 'EC2 instances',
    operation: 'ec2:DescribeInstances',
    stage: 'compute',
    unknown: 'Which instances run without a role or with the old metadata service.',
  },
};
