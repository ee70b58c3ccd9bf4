import { stageNames, type StageName } from '@/lib/snapshot/stage';

/** An operation as `service:Operation`, the service by its IAM prefix (S3 Control: `s3control`). */
export type OperationName = `${string}:${string}`;

/** What each stage calls, and nothing else: the session policy, the role's policy and the client's guard are all made from this. */
const stageOperations: Partial<Record<StageName, readonly OperationName[]>> = {
  'credential-report': ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
  'account-summary': ['iam:GetAccountSummary', 'iam:GetAccountPasswordPolicy', 'iam:ListAccountAliases'],
  'authorization-details': ['iam:GetAccountAuthorizationDetails', 'iam:ListRoles'],
  'mfa-devices': ['iam:ListVirtualMFADevices', 'iam:ListMFADevices'],
  'access-keys': ['iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed'],
  'other-credentials': [
    'iam:ListServiceSpecificCredentials',
    'iam:ListSigningCertificates',
    'iam:ListSSHPublicKeys',
    'iam:ListServerCertificates',
    'iam:ListSAMLProviders',
    'iam:ListOpenIDConnectProviders',
    'iam:GetOpenIDConnectProvider',
  ],
  'last-accessed': ['iam:GenerateServiceLastAccessedDetails', 'iam:GetServiceLastAccessedDetails'],
  organization: [
    'organizations:DescribeOrganization',
    'organizations:ListAccounts',
    'organizations:ListRoots',
    'organizations:ListOrganizationalUnitsForParent',
    'organizations:ListParents',
    'organizations:ListPolicies',
    'organizations:DescribePolicy',
    'organizations:ListTargetsForPolicy',
    'organizations:ListDelegatedAdministrators',
    'organizations:ListDelegatedServicesForAccount',
    'organizations:ListAWSServiceAccessForOrganization',
    'organizations:ListTagsForResource',
    'iam:ListOrganizationsFeatures',
  ],
  'external-access': [
    'account:ListRegions',
    'access-analyzer:ListAnalyzers',
    'access-analyzer:ListArchiveRules',
    'access-analyzer:ListFindingsV2',
    'access-analyzer:ListFindings',
  ],
  trails: [
    'cloudtrail:DescribeTrails',
    'cloudtrail:ListTrails',
    'cloudtrail:GetTrailStatus',
    'cloudtrail:GetEventSelectors',
    'cloudtrail:GetInsightSelectors',
    'cloudtrail:ListEventDataStores',
    'cloudtrail:GetEventDataStore',
    'account:ListRegions',
  ],
  'account-settings': [
    'account:GetContactInformation',
    'account:GetAlternateContact',
    'account:ListRegions',
    's3control:GetPublicAccessBlock',
  ],
  detection: [
    'guardduty:ListDetectors',
    'guardduty:GetDetector',
    'guardduty:GetAdministratorAccount',
    'guardduty:ListFindings',
    'guardduty:GetFindings',
    'securityhub:DescribeHub',
    'securityhub:GetEnabledStandards',
    'securityhub:ListFindingAggregators',
    'securityhub:GetFindingAggregator',
    'config:DescribeConfigurationRecorders',
    'config:DescribeConfigurationRecorderStatus',
    'inspector2:BatchGetAccountStatus',
    'account:ListRegions',
  ],
  'kms-keys': [
    'kms:ListKeys',
    'kms:ListAliases',
    'kms:DescribeKey',
    'kms:GetKeyRotationStatus',
    'kms:GetKeyPolicy',
    'kms:ListGrants',
    'account:ListRegions',
  ],
  compute: [
    'ec2:DescribeInstances',
    'ec2:DescribeLaunchTemplateVersions',
    'ec2:GetInstanceMetadataDefaults',
    'ec2:GetSnapshotBlockPublicAccessState',
    'ec2:GetImageBlockPublicAccessState',
    'account:ListRegions',
  ],
  buckets: [
    's3:ListBuckets',
    's3:GetBucketLocation',
    's3:GetPublicAccessBlock',
    's3:GetBucketPolicyStatus',
    's3:GetBucketPolicy',
    's3:GetBucketAcl',
    's3:GetBucketOwnershipControls',
    's3:GetBucketLogging',
    's3:GetBucketVersioning',
    's3:GetObjectLockConfiguration',
    's3:GetBucketLifecycleConfiguration',
  ],
  alerts: [
    'logs:DescribeLogGroups',
    'logs:DescribeMetricFilters',
    'cloudwatch:DescribeAlarms',
    'events:ListRules',
    'events:ListTargetsByRule',
    'sns:GetTopicAttributes',
    'account:ListRegions',
  ],
};

/** Operations whose IAM action has another name. Source: Service Authorization Reference. */
const actionOf: Record<string, string> = {
  'access-analyzer:ListFindingsV2': 'access-analyzer:ListFindings',
  's3control:GetPublicAccessBlock': 's3:GetAccountPublicAccessBlock',
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3:GetObjectLockConfiguration': 's3:GetBucketObjectLockConfiguration',
  's3:GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
};

const inWords: Partial<Record<StageName, string>> = {
  'credential-report':
    'Read the credential report: passwords, keys, certificates and MFA of every user and of root.',
  'account-summary': 'Read the account summary, the password policy and the account alias.',
  'authorization-details': 'Read users, groups, roles, policies and who is attached to what.',
  'mfa-devices': 'List MFA devices and who holds them.',
  'access-keys': 'List access keys with their age and last use; never their secrets.',
  'other-credentials':
    'List SSH keys, signing and server certificates, service credentials and federation providers.',
  'last-accessed': 'Read which services and actions each identity last used.',
  organization: 'Read the organization: accounts, units, guardrail policies and delegated administrators.',
  'external-access': 'Read the findings and archive rules of IAM Access Analyzer in the enabled regions.',
  trails:
    'Read which CloudTrail trails and event data stores exist, what they record and whether it arrives.',
  'account-settings': 'Read whether contacts are set, the enabled regions and the S3 public access block.',
  detection:
    'Read whether GuardDuty, Security Hub, Config and Inspector watch each region, and findings on identities.',
  'kms-keys': 'Read customer managed keys: state, rotation, policy and grants; never their material.',
  compute: 'List EC2 instances with their role and metadata settings, and sharing defaults of each region.',
  buckets:
    'Read how S3 buckets are shared, and how the buckets of trails are protected; never what they hold.',
  alerts: 'Read alarms, event rules and their topics where the events of trails arrive.',
};

/** The IAM action that permits an operation. */
export function actionFor(operation: OperationName): string {
  return actionOf[operation] ?? operation;
}

/** Exactly the operations that a stage calls. */
export function operationsOf(stage: StageName): readonly OperationName[] {
  return stageOperations[stage] ?? [];
}

/** IAM actions that the given stages need, each once, in a stable order. */
export function stageActions(stages: Iterable<StageName>): string[] {
  const wanted = new Set(stages);
  const actions = stageNames
    .filter((stage) => wanted.has(stage))
    .flatMap((stage) => operationsOf(stage).map(actionFor));
  return [...new Set(actions)];
}

/** Operations that a session made for these stages may send; whatever else is refused before it leaves. */
export function allowedOperations(stages: Iterable<StageName>): ReadonlySet<OperationName> {
  return new Set<OperationName>([...[...stages].flatMap(operationsOf), 'sts:GetCallerIdentity']);
}

/** What a stage's permissions let us do, in one sentence for people. */
export function permissionsInWords(stage: StageName): string {
  return inWords[stage] ?? '';
}

/** Stages of an ordinary account: all but those that only a management or delegated account can answer. */
export const memberStages: readonly StageName[] = stageNames.filter((stage) => stage !== 'organization');
