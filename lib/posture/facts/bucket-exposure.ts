import type { AccountSettings } from '@/lib/snapshot/account-snapshot';
import type { Bucket, PublicAccessBlock } from '@/lib/snapshot/data/buckets';
import { type Reading, valueOf, whyUnread } from '@/lib/snapshot/reading';

/** Whether anyone, or anyone with an AWS account, reaches a bucket. */
export type BucketExposure =
  | { kind: 'private' }
  /** `ways` in words; `writable` where an access control list lets them write. */
  | { kind: 'public'; ways: string[]; writable: boolean }
  | { kind: 'unknown'; why: string };

type Door = { open: false } | { open: true; ways: string[]; writable: boolean } | { open: null; why: string };

/**
 * The effective exposure of a bucket: its policy unless public policies are restricted, its access control list unless
 * public ones are ignored or ownership switches lists off. Blocks of the bucket and of the account add up; one that was not
 * read is taken as absent only while nothing is public.
 */
export function bucketExposure(bucket: Bucket, settings: Reading<AccountSettings>): BucketExposure {
  const accountBlock = settings.state === 'read' ? settings.value.s3PublicAccessBlock : settings;
  const blocks = [bucket.publicAccessBlock, accountBlock];
  const doors = [policyDoor(bucket, blocks), listDoor(bucket, blocks)];
  const open = doors.filter((door) => door.open === true);
  if (open.length > 0)
    return {
      kind: 'public',
      ways: open.flatMap(({ ways }) => ways),
      writable: open.some(({ writable }) => writable),
    };
  const unsure = doors.find((door) => door.open === null);
  return unsure ? { kind: 'unknown', why: unsure.why } : { kind: 'private' };
}

type Blocks = readonly Reading<PublicAccessBlock | null>[];

function policyDoor({ policyIsPublic }: Bucket, blocks: Blocks): Door {
  if (isBlocked(blocks, 'restrictPublicBuckets')) return { open: false };
  if (policyIsPublic.state !== 'read') return { open: null, why: whyUnread(policyIsPublic) ?? '' };
  if (!policyIsPublic.value) return { open: false };
  return openUnless(blocks, { open: true, ways: ['its policy'], writable: false });
}

function listDoor({ publicAclGrants, ownership }: Bucket, blocks: Blocks): Door {
  if (isBlocked(blocks, 'ignorePublicAcls') || valueOf(ownership) === 'BucketOwnerEnforced')
    return { open: false };
  if (publicAclGrants.state !== 'read') return { open: null, why: whyUnread(publicAclGrants) ?? '' };
  const grants = publicAclGrants.value;
  if (grants.length === 0) return { open: false };
  return openUnless([...blocks, ownership], {
    open: true,
    ways: grants.map(({ grantee, permission }) => `access control list: ${permission} for ${grantee}`),
    writable: grants.some(({ permission }) => /^(WRITE|WRITE_ACP|FULL_CONTROL)$/.test(permission)),
  });
}

function isBlocked(blocks: Blocks, flag: keyof PublicAccessBlock): boolean {
  return blocks.some((block) => valueOf(block)?.[flag] === true);
}

/** A block that was refused might close the door. One that was not asked for is none. */
function openUnless(closers: readonly Reading<unknown>[], open: Door): Door {
  const refused = closers.find((closer) => closer.state === 'unread');
  return refused ? { open: null, why: whyUnread(refused) ?? '' } : open;
}
