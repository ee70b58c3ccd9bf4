import {
  GetBucketAclCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  type Grant,
  type LifecycleRule,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Bucket, PublicAccessBlock, PublicAclGrant } from '@/lib/snapshot/data/buckets';
import { awsCode } from '../../errors';

type Send = S3Client['send'];
type ValueOf<R> = R extends { state: 'read'; value: infer V } ? V : never;

/** S3 answers a setting that was never made with an error of its own name. */
async function unlessAbsent<T, U>(code: string, call: () => Promise<T>, absent: U): Promise<T | U> {
  try {
    return await call();
  } catch (error) {
    if (awsCode(error) !== code) throw error;
    return absent;
  }
}

/** The bucket's own block on public access. */
export function readBlock(send: Send, bucket: string): Promise<PublicAccessBlock | null> {
  return unlessAbsent(
    'NoSuchPublicAccessBlockConfiguration',
    async () => {
      const answer = await send(new GetPublicAccessBlockCommand({ Bucket: bucket }));
      const block = answer.PublicAccessBlockConfiguration;
      return {
        blockPublicAcls: block?.BlockPublicAcls ?? false,
        ignorePublicAcls: block?.IgnorePublicAcls ?? false,
        blockPublicPolicy: block?.BlockPublicPolicy ?? false,
        restrictPublicBuckets: block?.RestrictPublicBuckets ?? false,
      };
    },
    null,
  );
}

/** Whether S3 itself calls the policy public. */
export function readPolicyIsPublic(send: Send, bucket: string): Promise<boolean> {
  return unlessAbsent(
    'NoSuchBucketPolicy',
    async () => {
      const { PolicyStatus } = await send(new GetBucketPolicyStatusCommand({ Bucket: bucket }));
      return PolicyStatus?.IsPublic ?? false;
    },
    false,
  );
}

/** The policy's text. */
export function readPolicyText(send: Send, bucket: string): Promise<string | null> {
  return unlessAbsent(
    'NoSuchBucketPolicy',
    async () => (await send(new GetBucketPolicyCommand({ Bucket: bucket }))).Policy ?? null,
    null,
  );
}

const publicGroup = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

function publicGrantsOf({ Grantee, Permission }: Grant): PublicAclGrant[] {
  const [, group] = publicGroup.exec(Grantee?.URI ?? '') ?? [];
  if (!group || !Permission) return [];
  return [{ grantee: group as PublicAclGrant['grantee'], permission: Permission }];
}

/** Grants of the access control list to everyone, or to everyone with an AWS account. */
export async function readPublicGrants(send: Send, bucket: string): Promise<PublicAclGrant[]> {
  const { Grants = [] } = await send(new GetBucketAclCommand({ Bucket: bucket }));
  return Grants.flatMap(publicGrantsOf);
}

export function readOwnership(send: Send, bucket: string): Promise<ValueOf<Bucket['ownership']>> {
  return unlessAbsent(
    'OwnershipControlsNotFoundError',
    async () => {
      const { OwnershipControls } = await send(new GetBucketOwnershipControlsCommand({ Bucket: bucket }));
      return OwnershipControls?.Rules?.[0]?.ObjectOwnership ?? null;
    },
    null,
  );
}

export async function readLogsAccess(send: Send, bucket: string): Promise<boolean> {
  const { LoggingEnabled } = await send(new GetBucketLoggingCommand({ Bucket: bucket }));
  return LoggingEnabled?.TargetBucket !== undefined;
}

export async function readVersioning(send: Send, bucket: string): Promise<ValueOf<Bucket['versioning']>> {
  const { Status, MFADelete } = await send(new GetBucketVersioningCommand({ Bucket: bucket }));
  return { enabled: Status === 'Enabled', mfaDelete: MFADelete === 'Enabled' };
}

/** Whether objects are locked when they are written, without anybody asking for it. */
export function readLocksObjects(send: Send, bucket: string): Promise<boolean> {
  return unlessAbsent(
    'ObjectLockConfigurationNotFoundError',
    async () => {
      const answer = await send(new GetObjectLockConfigurationCommand({ Bucket: bucket }));
      const retention = answer.ObjectLockConfiguration?.Rule?.DefaultRetention;
      return (retention?.Days ?? retention?.Years ?? 0) > 0;
    },
    false,
  );
}

/** A rule that looks at more than a prefix, such as a tag, does not expire what CloudTrail writes. */
function expirationOf({
  Status,
  Expiration,
  Filter,
  Prefix,
}: LifecycleRule): { prefix: string; days: number }[] {
  if (Status !== 'Enabled' || Expiration?.Days === undefined) return [];
  const { Prefix: filterPrefix, ...others } = Filter ?? {};
  if (Object.values(others).some((other) => other !== undefined)) return [];
  return [{ prefix: filterPrefix ?? Prefix ?? '', days: Expiration.Days }];
}

/** After how many days objects go, by prefix. */
export function readExpirations(send: Send, bucket: string): Promise<ValueOf<Bucket['expirations']>> {
  return unlessAbsent(
    'NoSuchLifecycleConfiguration',
    async () => {
      const { Rules = [] } = await send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }));
      return Rules.flatMap(expirationOf);
    },
    [],
  );
}
