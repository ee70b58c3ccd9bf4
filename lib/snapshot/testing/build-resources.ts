import type { AccountSettings, Analyzer, AnalyzerFinding, ExternalAccess } from '../account-snapshot';
import type { Bucket } from '../data/buckets';
import type { Instance, RegionCompute } from '../data/compute';
import type { IdentityCenter, PermissionSet } from '../data/identity-center';
import type { KmsKey } from '../data/kms-keys';
import { hash } from '../hash';
import { accountId, createdAt, read } from './build-snapshot';

/** A private bucket with everything read and nothing set. */
export function buildBucket(name: string, parts: Partial<Bucket> = {}): Bucket {
  return {
    name,
    arn: `arn:aws:s3:::${name}`,
    region: 'eu-west-1',
    publicAccessBlock: read(null),
    policyIsPublic: read(false),
    policy: read(null),
    publicAclGrants: read([]),
    ownership: read('BucketOwnerEnforced'),
    logsAccess: read(false),
    versioning: read({ enabled: false, mfaDelete: false }),
    locksObjects: read(false),
    expirations: read([]),
    ...parts,
  };
}

/** An enabled symmetric key without grants, whose policy text nothing holds unless it is given. */
export function buildKmsKey(id: string, parts: Partial<KmsKey> = {}): KmsKey {
  return {
    arn: `arn:aws:kms:eu-west-1:${accountId}:key/${id}`,
    id,
    region: 'eu-west-1',
    state: 'Enabled',
    spec: 'SYMMETRIC_DEFAULT',
    usage: 'ENCRYPT_DECRYPT',
    origin: 'AWS_KMS',
    isMultiRegionReplica: false,
    deletionAt: null,
    aliases: [],
    rotationEnabled: read(true),
    policy: read(hash('')),
    grants: read([]),
    ...parts,
  };
}

/** A running instance with metadata v2 and without a profile. */
export function buildInstance(id: string, parts: Partial<Instance> = {}): Instance {
  return {
    id,
    arn: `arn:aws:ec2:eu-west-1:${accountId}:instance/${id}`,
    state: 'running',
    instanceProfileArn: null,
    metadataTokens: 'required',
    metadataEndpoint: 'enabled',
    tags: [],
    ...parts,
  };
}

/** EC2 of one region, with safe defaults and no instance. */
export function buildCompute(parts: Partial<RegionCompute> = {}): RegionCompute {
  return {
    region: 'eu-west-1',
    instances: read([]),
    templateProfiles: read([]),
    metadataDefault: read('required'),
    snapshotSharing: read('block-all-sharing'),
    imageSharing: read('block-new-sharing'),
    ...parts,
  };
}

/** An active external-access analyzer of the account. */
export function buildAnalyzer(name: string, parts: Partial<Analyzer> = {}): Analyzer {
  const region = parts.region ?? 'eu-west-1';
  return {
    arn: `arn:aws:access-analyzer:${region}:${accountId}:analyzer/${name}`,
    name,
    type: 'ACCOUNT',
    status: 'ACTIVE',
    region,
    archiveRules: read([]),
    ...parts,
  };
}

/** An active finding of that analyzer on a queue that another account may use. */
export function buildFinding(id: string, parts: Partial<AnalyzerFinding> = {}): AnalyzerFinding {
  return {
    id,
    analyzerArn: buildAnalyzer('external').arn,
    findingType: 'ExternalAccess',
    resource: `arn:aws:sqs:eu-west-1:${accountId}:${id}`,
    resourceType: 'AWS::SQS::Queue',
    resourceOwnerAccount: accountId,
    status: 'ACTIVE',
    isPublic: false,
    accounts: null,
    createdAt,
    updatedAt: createdAt,
    ...parts,
  };
}

/** What Access Analyzer said in one region, with the analyzer `external`. */
export function buildExternalAccess(parts: Partial<ExternalAccess> = {}): ExternalAccess {
  return {
    analyzers: [buildAnalyzer('external')],
    findings: [],
    regions: ['eu-west-1'],
    unreadRegions: [],
    ...parts,
  };
}

/** A permission set of one hour without policies, provisioned nowhere. */
export function buildPermissionSet(name: string, parts: Partial<PermissionSet> = {}): PermissionSet {
  return {
    arn: `arn:aws:sso:::permissionSet/ssoins-1/ps-${name}`,
    name,
    sessionSeconds: 3600,
    awsManagedPolicies: [],
    customerManagedPolicies: [],
    inlinePolicy: null,
    provisionedAccounts: [],
    ...parts,
  };
}

/** An instance of Identity Center without assignments. */
export function buildIdentityCenter(parts: Partial<IdentityCenter> = {}): IdentityCenter {
  return {
    instanceArn: 'arn:aws:sso:::instance/ssoins-1',
    identityStoreId: 'd-1',
    permissionSets: [],
    assignments: [],
    groupMembers: read({}),
    ...parts,
  };
}

/** Settings of an account with two regions enabled and S3 blocked for the public. */
export function buildAccountSettings(parts: Partial<AccountSettings> = {}): AccountSettings {
  return {
    securityContact: read({ present: true, emailDomain: 'example.org' }),
    regions: read([
      { name: 'eu-west-1', status: 'ENABLED_BY_DEFAULT' },
      { name: 'eu-south-1', status: 'ENABLED' },
      { name: 'af-south-1', status: 'DISABLED' },
    ]),
    s3PublicAccessBlock: read({
      blockPublicAcls: true,
      ignorePublicAcls: true,
      blockPublicPolicy: true,
      restrictPublicBuckets: true,
    }),
    ...parts,
  };
}
