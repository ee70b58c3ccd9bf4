import type { WorldEvent } from './events';
import type { CollectorInfo, Instant, Partition } from './types';

const ACCOUNT_ACTIONS =
  `iam:GenerateCredentialReport iam:GetCredentialReport iam:GetAccountAuthorizationDetails iam:ListRoles
  iam:GetAccountSummary iam:GetAccountPasswordPolicy iam:ListAccountAliases iam:ListVirtualMFADevices iam:ListMFADevices
  iam:GetMFADevice iam:ListAccessKeys iam:GetAccessKeyLastUsed iam:ListSSHPublicKeys iam:ListServiceSpecificCredentials
  iam:ListSigningCertificates iam:ListServerCertificates iam:ListSAMLProviders iam:ListOpenIDConnectProviders
  iam:GetOpenIDConnectProvider iam:GetPolicy iam:GetPolicyVersion iam:GetOutboundWebIdentityFederationInfo
  iam:GenerateServiceLastAccessedDetails iam:GetServiceLastAccessedDetails iam:GetServiceLastAccessedDetailsWithEntities
  iam:ListPoliciesGrantingServiceAccess access-analyzer:ListAnalyzers access-analyzer:GetAnalyzer
  access-analyzer:ListFindings access-analyzer:GetFinding access-analyzer:ListArchiveRules cloudtrail:DescribeTrails cloudtrail:ListTrails
  cloudtrail:GetTrailStatus cloudtrail:GetEventSelectors cloudtrail:GetInsightSelectors cloudtrail:ListEventDataStores
  cloudtrail:GetEventDataStore account:GetContactInformation account:GetAlternateContact account:ListRegions
  s3:GetAccountPublicAccessBlock organizations:DescribeOrganization
  guardduty:ListDetectors guardduty:GetDetector guardduty:GetAdministratorAccount guardduty:ListFindings
  guardduty:GetFindings securityhub:DescribeHub securityhub:GetEnabledStandards securityhub:ListFindingAggregators
  securityhub:GetFindingAggregator config:DescribeConfigurationRecorders config:DescribeConfigurationRecorderStatus
  inspector2:BatchGetAccountStatus kms:ListKeys kms:ListAliases kms:DescribeKey kms:GetKeyRotationStatus
  kms:GetKeyPolicy kms:ListGrants ec2:DescribeInstances ec2:DescribeLaunchTemplateVersions
  ec2:GetInstanceMetadataDefaults ec2:GetSnapshotBlockPublicAccessState ec2:GetImageBlockPublicAccessState
  s3:ListAllMyBuckets s3:GetBucketLocation s3:GetBucketPublicAccessBlock s3:GetBucketPolicyStatus s3:GetBucketPolicy
  s3:GetBucketAcl s3:GetBucketOwnershipControls s3:GetBucketLogging s3:GetBucketVersioning
  s3:GetBucketObjectLockConfiguration s3:GetLifecycleConfiguration logs:DescribeLogGroups logs:DescribeMetricFilters
  cloudwatch:DescribeAlarms events:ListRules events:ListTargetsByRule sns:GetTopicAttributes`.split(/\s+/);

const ORGANIZATION_ACTIONS =
  `organizations:DescribeOrganization organizations:ListAccounts organizations:DescribeAccount
  organizations:ListRoots organizations:ListOrganizationalUnitsForParent organizations:ListAccountsForParent
  organizations:ListParents organizations:ListChildren organizations:ListPolicies organizations:DescribePolicy
  organizations:ListTargetsForPolicy organizations:ListPoliciesForTarget organizations:ListDelegatedAdministrators
  organizations:ListDelegatedServicesForAccount organizations:ListAWSServiceAccessForOrganization
  organizations:ListTagsForResource iam:ListOrganizationsFeatures iam:GenerateOrganizationsAccessReport
  iam:GetOrganizationsAccessReport`.split(/\s+/);

const statement = (actions: string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});

/** The role the collector assumes, as a customer would make it: trust with external id, read actions, nothing else. */
export function collectorRole(of: {
  at: Instant;
  account: string;
  partition?: Partition;
  collector: CollectorInfo;
  /** Also the organization reads, for a management or delegated account. */
  organization?: boolean;
}): WorldEvent {
  const { collector, account } = of;
  const principal = `arn:${of.partition ?? 'aws'}:iam::${collector.accountId}:user/${collector.userName}`;
  return {
    at: of.at,
    account,
    type: 'role-created',
    name: collector.roleName,
    description: 'Read access for the posture dashboard',
    trust: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: principal },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': collector.externalId(account) } },
        },
      ],
    },
    inline: {
      ReadAccount: statement(ACCOUNT_ACTIONS),
      ...(of.organization ? { ReadOrganization: statement(ORGANIZATION_ACTIONS) } : {}),
    },
  };
}

/** The user behind the collector's long-term key, allowed to assume its role everywhere and nothing else. */
export function collectorUser(at: Instant, collector: CollectorInfo): WorldEvent[] {
  const account = collector.accountId;
  const policy = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: `arn:*:iam::*:role/${collector.roleName}` },
    ],
  };
  return [
    { at, account, type: 'user-created', name: collector.userName, inline: { AssumeReadOnly: policy } },
    {
      at,
      account,
      type: 'key-created',
      user: collector.userName,
      key: 'collector',
      id: collector.accessKeyId,
      secret: collector.secretAccessKey,
    },
    {
      at,
      account,
      type: 'key-used',
      user: collector.userName,
      key: 'collector',
      usage: { service: 'sts', region: 'us-east-1', actions: ['AssumeRole'], hour: 0, spanHours: 1 },
    },
  ];
}
