import { keyedHash, uniqueId } from '../world/ids';
import type { AccountBook } from './account-book';
import { SECURITY_AUDIT, MANAGEMENT } from './accounts';
import { allow, policy, trustWithExternalId } from './policy-documents';

export const COLLECTOR_ROLE = 'RolecallReadOnly';
export const COLLECTOR_USER = 'rolecall-collector';
const COLLECTOR_USER_PATH = '/service/';
const CREATED = 520;

/** The read-only actions that a linked account grants to the collector. */
const accountActions = [
  'iam:GenerateCredentialReport',
  'iam:GetCredentialReport',
  'iam:GetAccountAuthorizationDetails',
  'iam:ListRoles',
  'iam:GetAccountSummary',
  'iam:GetAccountPasswordPolicy',
  'iam:ListAccountAliases',
  'iam:ListVirtualMFADevices',
  'iam:ListMFADevices',
  'iam:GetMFADevice',
  'iam:ListAccessKeys',
  'iam:GetAccessKeyLastUsed',
  'iam:ListSSHPublicKeys',
  'iam:ListServiceSpecificCredentials',
  'iam:ListSigningCertificates',
  'iam:ListServerCertificates',
  'iam:ListSAMLProviders',
  'iam:ListOpenIDConnectProviders',
  'iam:GetOpenIDConnectProvider',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  'iam:GetOutboundWebIdentityFederationInfo',
  'iam:GenerateServiceLastAccessedDetails',
  'iam:GetServiceLastAccessedDetails',
  'iam:GetServiceLastAccessedDetailsWithEntities',
  'iam:ListPoliciesGrantingServiceAccess',
  'access-analyzer:ListAnalyzers',
  'access-analyzer:GetAnalyzer',
  'access-analyzer:ListFindings',
  'access-analyzer:GetFinding',
  'access-analyzer:ListArchiveRules',
  'cloudtrail:DescribeTrails',
  'cloudtrail:ListTrails',
  'cloudtrail:GetTrailStatus',
  'cloudtrail:GetEventSelectors',
  'cloudtrail:GetInsightSelectors',
  'cloudtrail:ListEventDataStores',
  'cloudtrail:GetEventDataStore',
  'organizations:DescribeOrganization',
  'account:GetContactInformation',
  'account:GetAlternateContact',
  'account:ListRegions',
  's3:GetAccountPublicAccessBlock',
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
  'kms:ListKeys',
  'kms:ListAliases',
  'kms:DescribeKey',
  'kms:GetKeyRotationStatus',
  'kms:GetKeyPolicy',
  'kms:ListGrants',
  'ec2:DescribeInstances',
  'ec2:DescribeLaunchTemplateVersions',
  'ec2:GetInstanceMetadataDefaults',
  'ec2:GetSnapshotBlockPublicAccessState',
  'ec2:GetImageBlockPublicAccessState',
  's3:ListAllMyBuckets',
  's3:GetBucketLocation',
  's3:GetBucketPublicAccessBlock',
  's3:GetBucketPolicyStatus',
  's3:GetBucketPolicy',
  's3:GetBucketAcl',
  's3:GetBucketOwnershipControls',
  's3:GetBucketLogging',
  's3:GetBucketVersioning',
  's3:GetBucketObjectLockConfiguration',
  's3:GetLifecycleConfiguration',
  'logs:DescribeLogGroups',
  'logs:DescribeMetricFilters',
  'cloudwatch:DescribeAlarms',
  'events:ListRules',
  'events:ListTargetsByRule',
  'sns:GetTopicAttributes',
];

/** What Rolecall calls with it, night for night. */
const usedServices = [
  'iam',
  'access-analyzer',
  'cloudtrail',
  'account',
  's3',
  'organizations',
  'guardduty',
  'securityhub',
  'config',
  'inspector2',
  'kms',
  'ec2',
  'logs',
  'cloudwatch',
  'events',
  'sns',
];

/** What the management account grants besides. */
const organizationActions = [
  'organizations:DescribeOrganization',
  'organizations:ListAccounts',
  'organizations:DescribeAccount',
  'organizations:ListRoots',
  'organizations:ListOrganizationalUnitsForParent',
  'organizations:ListParents',
  'organizations:ListChildren',
  'organizations:ListPolicies',
  'organizations:DescribePolicy',
  'organizations:ListTargetsForPolicy',
  'organizations:ListPoliciesForTarget',
  'organizations:ListDelegatedAdministrators',
  'organizations:ListDelegatedServicesForAccount',
  'organizations:ListAWSServiceAccessForOrganization',
  'organizations:ListTagsForResource',
  'iam:ListOrganizationsFeatures',
  'iam:GenerateOrganizationsAccessReport',
  'iam:GetOrganizationsAccessReport',
  'sso:ListInstances',
  'sso:ListPermissionSets',
  'sso:DescribePermissionSet',
  'sso:ListManagedPoliciesInPermissionSet',
  'sso:GetInlinePolicyForPermissionSet',
  'sso:ListAccountsForProvisionedPermissionSet',
  'sso:ListAccountAssignments',
  'identitystore:ListUsers',
  'identitystore:ListGroups',
  'identitystore:ListGroupMemberships',
];

/** The external id that the role in this account demands. */
export function externalIdOf(seed: string, accountId: string): string {
  return `rc-${keyedHash(seed, 'external-id', accountId).toString('hex').slice(0, 40)}`;
}

/** The long-term key with which the collector calls. */
export function collectorCredentials(seed: string): { accessKeyId: string; secretAccessKey: string } {
  return {
    accessKeyId: uniqueId('AKIA', seed, SECURITY_AUDIT, COLLECTOR_USER, 'collector'),
    secretAccessKey: keyedHash(seed, 'secret', SECURITY_AUDIT, COLLECTOR_USER)
      .toString('base64')
      .slice(0, 40),
  };
}

function trust(externalId: string): object {
  return trustWithExternalId(
    `arn:aws:iam::${SECURITY_AUDIT}:user${COLLECTOR_USER_PATH}${COLLECTOR_USER}`,
    externalId,
  );
}

/** The role that a linked account gives to Rolecall. */
export function addCollectorRole(book: AccountBook): void {
  const inline: Record<string, object> = { RolecallAccount: policy(allow(accountActions)) };
  if (book.id === MANAGEMENT) inline.RolecallOrganization = policy(allow(organizationActions));
  book.role({
    name: COLLECTOR_ROLE,
    created: CREATED,
    trust: trust(externalIdOf(book.seed, book.id)),
    description: 'Read-only access for Rolecall',
    inline,
    tags: { owner: 'team-security', stack: 'rolecall-readonly' },
  });
  const usage = { hour: 2, spanHours: 1, region: 'eu-west-1' };
  for (const service of usedServices) {
    book.add(book.clock.ago(CREATED, -1), {
      type: 'role-used',
      role: COLLECTOR_ROLE,
      usage: { ...usage, service },
    });
  }
}

/** The user behind the collector: it may assume the role in every account and nothing else. */
export function addCollectorUser(book: AccountBook): void {
  const { accessKeyId, secretAccessKey } = collectorCredentials(book.seed);
  const user = COLLECTOR_USER;
  const inline = {
    'assume-rolecall': policy(allow('sts:AssumeRole', `arn:aws:iam::*:role/${COLLECTOR_ROLE}`)),
  };
  book.add(book.clock.ago(CREATED, 3), {
    type: 'user-created',
    name: user,
    path: COLLECTOR_USER_PATH,
    inline,
    tags: { owner: 'team-security' },
  });
  book.add(book.clock.ago(500, 2), {
    type: 'key-created',
    user,
    key: 'collector',
    id: accessKeyId,
    secret: secretAccessKey,
  });
  book.add(book.clock.ago(500, 1), {
    type: 'key-used',
    user,
    key: 'collector',
    usage: { hour: 1, spanHours: 1, region: 'eu-west-1', service: 'sts' },
  });
}

/** The account's team tightens the role and takes the credential report away with it. */
export function narrowCollectorRole(book: AccountBook, at: number): void {
  book.outage('credential-report', at);
  const left = accountActions.filter((action) => action !== 'iam:GenerateCredentialReport');
  book.add(at, {
    type: 'inline-policy-put',
    to: { kind: 'role', name: COLLECTOR_ROLE },
    name: 'RolecallAccount',
    document: policy(allow(left)),
  });
}

/** The role's trust is rolled out anew with another external id, by mistake, and mended later. */
export function breakCollectorTrust(book: AccountBook, from: number, until: number): void {
  book.outage('link', from, until);
  const role = COLLECTOR_ROLE;
  book.add(from, { type: 'trust-changed', role, trust: trust('replace-me') });
  book.add(until, { type: 'trust-changed', role, trust: trust(externalIdOf(book.seed, book.id)) });
}
