import { comparePolicies, type PolicyMovement } from '@/lib/iam/compare-policies';
import { parsePolicy } from '@/lib/iam/policy-document';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { loadPolicyDocument } from '../../load-snapshot';
import { instant } from '../../sql/seen-accounts';
import type { ChangeRow } from '../changes/list-changes';

/** A policy whose text changed, with both texts. */
export interface PolicyTexts {
  /** Of the change that tells of it. */
  changeId: string;
  name: string;
  accountName: string;
  identityId: string | null;
  identityName: string | null;
  at: Date;
  versions: { before: string; after: string } | null;
  /** Null where the text is no longer kept. */
  before: string | null;
  after: string | null;
  movement: PolicyMovement | null;
}

const inline = 'inlinePolicies.';

/** More would be read by nobody on one page; the list of changes names them all. */
const mostTexts = 40;

interface Hashes {
  before: string | null;
  after: string | null;
}

async function managedHashes(change: ChangeRow, { from, to }: { from: Date; to: Date }): Promise<Hashes> {
  const documentAt = (at: Date) => Prisma.sql`(
    select p.document from "PolicyState" p where p."accountId" = ${change.accountId} and p.arn = ${change.entity}
      and p."validFrom" <= ${instant(at)} and (p."validTo" is null or p."validTo" > ${instant(at)})
    order by p."validFrom" desc limit 1)`;
  const rows = await db().$queryRaw<
    Hashes[]
  >`select ${documentAt(from)} as before, ${documentAt(to)} as after`;
  return rows[0] ?? { before: null, after: null };
}

function textOrNull(value: ChangeRow['before']): string | null {
  return typeof value === 'string' ? value : null;
}

async function movementOf(before: string | null, after: string | null): Promise<PolicyMovement | null> {
  const [old, now] = [parsePolicy(before ?? ''), parsePolicy(after ?? '')];
  return old.kind === 'policy' && now.kind === 'policy' ? comparePolicies(old, now) : null;
}

async function readTexts(change: ChangeRow, ends: { from: Date; to: Date }): Promise<PolicyTexts> {
  const isInline = change.field.startsWith(inline);
  const hashes = isInline
    ? { before: textOrNull(change.before), after: textOrNull(change.after) }
    : await managedHashes(change, ends);
  const [before, after] = await Promise.all(
    [hashes.before, hashes.after].map((hash) => (hash === null ? null : loadPolicyDocument(hash))),
  );
  const versions = { before: String(change.before), after: String(change.after) };
  return {
    changeId: change.id,
    name: isInline ? change.field.slice(inline.length) : (change.entity.split('/').at(-1) ?? change.entity),
    accountName: change.accountName,
    identityId: change.identityId,
    identityName: change.identityName,
    at: change.at,
    versions: isInline ? null : versions,
    before: before ?? null,
    after: after ?? null,
    movement: await movementOf(before ?? null, after ?? null),
  };
}

/** A policy of AWS changes in every account at once, and is told once. */
function isFirstOfItsKind(change: ChangeRow, index: number, all: readonly ChangeRow[]): boolean {
  if (!change.entity.includes(':iam::aws:')) return true;
  return all.findIndex(({ entity, after }) => entity === change.entity && after === change.after) === index;
}

/** The texts at both ends of the policies that changed, the widened ones first. */
export async function readPolicyTexts(
  changes: readonly ChangeRow[],
  ends: { from: Date; to: Date },
): Promise<PolicyTexts[]> {
  const told = changes.filter(({ event }) => event === 'policy-version-changed').filter(isFirstOfItsKind);
  const texts = await Promise.all(told.slice(0, mostTexts).map((change) => readTexts(change, ends)));
  return texts.sort((a, b) => (b.movement?.more ?? 0) - (a.movement?.more ?? 0));
}
