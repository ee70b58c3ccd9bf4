import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { valueOf } from '@/lib/snapshot/reading';
import { db } from '../../client';
import { loadDataSet, loadPolicyDocument } from '../../load-snapshot';
import { instant } from '../../sql/seen-accounts';
import type { StoredPolicy } from './get-policy';

/** One text that a policy has, or had while its account was watched. */
export interface PolicyVersion {
  /** AWS's version id; for policies without versions the beginning of the text's hash. */
  id: string;
  /** The text's address in the evidence. */
  document: string;
  /** When it was made, as AWS says; else when it was first seen here. */
  at: Date;
  /** `at` is when it was first seen. */
  isSeen: boolean;
  /** It is in force at the moment shown. */
  isDefault: boolean;
  /** AWS keeps it still; others are known from earlier snapshots alone. */
  isKept: boolean;
}

interface HistoryRow {
  version: string | null;
  document: string;
  at: Date;
}

/** Every version of a policy that AWS keeps, and those that were in force at earlier snapshots; the newest first. */
export async function listPolicyVersions(
  viewer: Viewer,
  { policy, at }: { policy: StoredPolicy; at: AsOf },
): Promise<PolicyVersion[]> {
  requirePermission(viewer, 'posture:read');
  const upTo = at.kind === 'past' ? at.at : policy.snapshotAt;
  const [kept, history] = await Promise.all([readKept(policy), readHistory(policy, upTo)]);
  const known = new Set(kept.map(({ document }) => document));
  const earlier = history.flatMap(({ version, document, at: seenAt }, index): PolicyVersion[] => {
    if (known.has(document)) return [];
    known.add(document);
    const isDefault = kept.length === 0 && index === 0 && policy.goneSince === null;
    const id = version ?? document.slice(0, 8);
    return [{ id, document, at: seenAt, isSeen: true, isDefault, isKept: isDefault }];
  });
  return [...kept, ...earlier].sort((a, b) => b.at.getTime() - a.at.getTime());
}

async function readKept({ arn, snapshotId, goneSince }: StoredPolicy): Promise<PolicyVersion[]> {
  if (arn === null || snapshotId === null || goneSince !== null) return [];
  const { reading } = await loadDataSet(snapshotId, 'policies');
  const versions = valueOf(reading)?.find((one) => one.arn === arn)?.versions ?? [];
  return versions.map(({ versionId, isDefault, createdAt, document }) => ({
    id: versionId,
    document,
    at: new Date(createdAt),
    isSeen: false,
    isDefault,
    isKept: true,
  }));
}

/** Texts by when each was first seen, the latest first. */
function readHistory(policy: StoredPolicy, upTo: Date): Promise<HistoryRow[]> {
  const { source, accountId } = policy;
  switch (source.kind) {
    case 'managed':
      return db().$queryRaw<HistoryRow[]>`
        select "defaultVersion" as version, document, min("validFrom") as at from "PolicyState"
        where "accountId" = ${accountId} and arn = ${source.arn} and document is not null
          and "validFrom" <= ${instant(upTo)}
        group by 1, 2 order by 3 desc`;
    case 'inline':
      return db().$queryRaw<HistoryRow[]>`
        select null as version, one->>'document' as document, min(i."validFrom") as at
        from "IdentityState" i cross join lateral jsonb_array_elements(i."inlinePolicies") one
        where i."identityId" = ${source.identityId}::uuid and one->>'name' = ${source.name}
          and i."validFrom" <= ${instant(upTo)}
        group by 2 order by 3 desc`;
    case 'trust':
      return db().$queryRaw<HistoryRow[]>`
        select null as version, i."trustDocument" as document, min(i."validFrom") as at from "IdentityState" i
        where i."identityId" = ${source.identityId}::uuid and i."trustDocument" is not null
          and i."validFrom" <= ${instant(upTo)}
        group by 2 order by 3 desc`;
  }
}

/** The text of a version that {@link listPolicyVersions} named; null when it is not kept any more. */
export function readPolicyVersion(viewer: Viewer, { document }: PolicyVersion): Promise<string | null> {
  requirePermission(viewer, 'posture:read');
  return loadPolicyDocument(document);
}
