import type { AccessKey } from '@/lib/snapshot/account-snapshot';
import { accountFacts, keyName, type UserFacts } from '../facts/account-facts';
import { wholeDays } from '../days';
import { type Comparison, type Difference, isUnread, pair } from './sides';

/** A new key makes the end of an older one a rotation for so long. */
const rotationDays = 90;

/** Access keys of IAM users that were created, deleted, deactivated, reactivated or rotated. */
export function diffAccessKeys({ before, after }: Comparison): Difference[] {
  const old = accountFacts(before.snapshot);
  const now = accountFacts(after.snapshot);
  if (old.keySource === null || now.keySource === null || !old.users || !now.users) return [];
  if (isUnread(before.snapshot.accessKeys, after.snapshot.accessKeys)) return [];
  const { added, removed, kept } = pair<UserFacts>(old.users, now.users, (user) => user.arn);
  const takenAt = after.snapshot.takenAt;
  const ofKept = kept.flatMap((user) =>
    diffKeys({ arn: user.after.arn, before: user.before.keys, after: user.after.keys, takenAt }),
  );
  if (isUnread(before.snapshot.users, after.snapshot.users)) return ofKept;
  return [
    ...added.flatMap((user) => diffKeys({ arn: user.arn, before: [], after: user.keys, takenAt })),
    ...removed.flatMap((user) => diffKeys({ arn: user.arn, before: user.keys, after: [], takenAt })),
    ...ofKept,
  ];
}

interface Keys {
  arn: string;
  before: readonly AccessKey[];
  after: readonly AccessKey[];
  takenAt: string;
}

function diffKeys({ arn, before, after, takenAt }: Keys): Difference[] {
  const { added, removed, kept } = matchKeys(before, after);
  const moved = kept.filter((key) => key.before.status !== key.after.status);
  const ended = [
    ...removed,
    ...moved.filter((key) => key.after.status !== 'Active').map((key) => key.before),
  ];
  return [
    ...added.map((key) =>
      about(arn, key, { field: 'created', before: null, after: key.status, event: 'key-created' }),
    ),
    ...moved.map((key) => about(arn, key.after, statusChange(key.before, key.after))),
    ...removed.map((key) =>
      about(arn, key, { field: 'deleted', before: key.status, after: null, event: 'key-deleted' }),
    ),
    ...ended
      .filter((key) => key.status === 'Active')
      .flatMap((key) => rotation({ arn, key, current: after, takenAt })),
  ];
}

function about(
  arn: string,
  key: AccessKey,
  what: Pick<Difference, 'field' | 'before' | 'after' | 'event'>,
): Difference {
  return { entityKind: 'access-key', entity: keyName(key), identityArn: arn, ...what };
}

function statusChange(
  before: AccessKey,
  after: AccessKey,
): Pick<Difference, 'field' | 'before' | 'after' | 'event'> {
  const event = after.status === 'Active' ? 'key-reactivated' : 'key-deactivated';
  return { field: 'status', before: before.status, after: after.status, event };
}

/** A rotation is complete when an active key ends while a younger, lately created one is active. */
function rotation(input: {
  arn: string;
  key: AccessKey;
  current: readonly AccessKey[];
  takenAt: string;
}): Difference[] {
  const { arn, key, current, takenAt } = input;
  const successor = current.find(
    (candidate) =>
      candidate.status === 'Active' &&
      Date.parse(candidate.createdAt) > Date.parse(key.createdAt) &&
      wholeDays(candidate.createdAt, takenAt) <= rotationDays,
  );
  if (!successor) return [];
  const names = { before: keyName(key), after: keyName(successor) };
  return [
    { entityKind: 'user', entity: arn, identityArn: arn, field: 'accessKey', ...names, event: 'key-rotated' },
  ];
}

/**
 * By id; then, where a side is a report without ids, by creation time; then by slot when the status changed, since
 * switching a key may move the report's "last rotated".
 */
function matchKeys(before: readonly AccessKey[], after: readonly AccessKey[]) {
  const byId = pair(before, after, keyName);
  const isNameless = (key: AccessKey) => key.accessKeyId === null;
  if (!byId.added.some(isNameless) && !byId.removed.some(isNameless)) return byId;
  const byTime = pair(byId.removed, byId.added, (key) => String(Date.parse(key.createdAt)));
  const bySlot = pair(byTime.removed, byTime.added, (key) => String(key.slot));
  const switched = bySlot.kept.filter((key) => key.before.status !== key.after.status);
  const replaced = bySlot.kept.filter((key) => key.before.status === key.after.status);
  return {
    added: [...bySlot.added, ...replaced.map((key) => key.after)],
    removed: [...bySlot.removed, ...replaced.map((key) => key.before)],
    kept: [...byId.kept, ...byTime.kept, ...switched],
  };
}
