import type { AsOf } from '@/lib/access/as-of';
import { parsePolicyRef, type PolicyRef } from '@/lib/access/policy-ref';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import { db } from '../../client';
import { loadPolicyDocument } from '../../load-snapshot';
import { seenAccounts } from '../../sql/seen-accounts';
import type { PolicyKind } from './list-policies';

/** One policy of the estate as it is at the moment shown. */
export interface StoredPolicy {
  ref: string;
  source: PolicyRef;
  kind: PolicyKind;
  name: string;
  /** Of a managed policy. */
  arn: string | null;
  accountId: string;
  accountName: string;
  /** Whose an inline or trust policy is. */
  holder: { id: string; name: string; kind: 'user' | 'role' | 'group'; arn: string } | null;
  version: string | null;
  attachments: number | null;
  boundaryUses: number | null;
  /** As AWS gave it; null when it was not read. */
  text: string | null;
  snapshotAt: Date;
  snapshotId: string | null;
  /** Set when it is gone at the moment shown: since when. */
  goneSince: Date | null;
}

const notFound = () =>
  new AppError(
    'not-found',
    'There is no such policy here.',
    'Search for it by name on the page of policies.',
  );

/** One policy by its reference in an address. Throws `not-found` outside the viewer's scope. */
export async function getPolicy(
  viewer: Viewer,
  { ref, at }: { ref: string; at: AsOf },
): Promise<StoredPolicy> {
  requirePermission(viewer, 'posture:read');
  const source = parsePolicyRef(ref);
  if (!source) throw notFound();
  const policy =
    source.kind === 'managed' ? await readManaged(viewer, at, source) : await readHeld(viewer, at, source);
  if (!policy) throw notFound();
  const { document, ...rest } = policy;
  return { ...rest, ref, source, text: document === null ? null : await loadPolicyDocument(document) };
}

type Read = Omit<StoredPolicy, 'ref' | 'source' | 'text'> & { document: string | null };

interface ManagedRow extends Omit<Read, 'kind' | 'holder'> {
  awsManaged: boolean;
}

async function readManaged(
  viewer: Viewer,
  at: AsOf,
  { accountId, arn }: PolicyRef & { kind: 'managed' },
): Promise<Read | null> {
  const rows = await db().$queryRaw<ManagedRow[]>`
    with ${seenAccounts(viewer, { accountId }, at)}
    select p.name, p.arn, p."awsManaged", p."defaultVersion" as version, p.document, p."attachmentCount" as attachments,
      p."boundaryUsageCount" as "boundaryUses", s."accountId", s.name as "accountName", s.at as "snapshotAt", s."snapshotId",
      case when p."validTo" <= s.at then p."validTo" end as "goneSince"
    from seen s join lateral (select * from "PolicyState" x where x."accountId" = s."accountId" and x.arn = ${arn}
      and x."validFrom" <= s.at order by x."validFrom" desc limit 1) p on true`;
  const [row] = rows;
  if (!row) return null;
  const { awsManaged, ...policy } = row;
  return { ...policy, kind: awsManaged ? 'aws' : 'customer', holder: null };
}

interface HolderRow {
  id: string;
  arn: string;
  name: string;
  kind: 'user' | 'role' | 'group';
  accountId: string;
  accountName: string;
  inlinePolicies: { name: string; document: string }[];
  trustDocument: string | null;
  snapshotAt: Date;
  snapshotId: string | null;
  goneSince: Date | null;
}

async function readHeld(
  viewer: Viewer,
  at: AsOf,
  source: PolicyRef & { kind: 'inline' | 'trust' },
): Promise<Read | null> {
  const rows = await db().$queryRaw<HolderRow[]>`
    with ${seenAccounts(viewer, {}, at)}
    select n.id, n.arn, i.name, i.kind, s."accountId", s.name as "accountName", i."inlinePolicies", i."trustDocument",
      s.at as "snapshotAt", s."snapshotId", case when i."validTo" <= s.at then i."validTo" end as "goneSince"
    from seen s join "Identity" n on n."accountId" = s."accountId" and n.id = ${source.identityId}::uuid
    join lateral (select * from "IdentityState" x where x."identityId" = n.id and x."validFrom" <= s.at
      order by x."validFrom" desc limit 1) i on true`;
  const [row] = rows;
  if (!row) return null;
  const { id, arn, name, kind, inlinePolicies, trustDocument, ...place } = row;
  const own =
    source.kind === 'trust'
      ? { name: 'Trust policy', document: trustDocument }
      : inlinePolicies.find((policy) => policy.name === source.name);
  if (!own || own.document === null) return null;
  return {
    ...place,
    ...own,
    kind: source.kind,
    arn: null,
    holder: { id, arn, name, kind },
    version: null,
    attachments: null,
    boundaryUses: null,
  };
}
