import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import type { Triage } from '@/lib/posture/findings/finding-status';
import type { Db } from '../../client';
import { Prisma } from '../../generated/client';
import { accountsOf } from '../../sql/seen-accounts';

export interface FindingToChange {
  id: string;
  accountId: string;
  checkId: string;
  resource: string;
  part: string;
  state: 'open' | 'resolved';
  triage: Triage;
  /** As set by hand. */
  owner: string | null;
  evidenceHash: string;
}

/** The findings, locked until the end of the transaction. Throws `not-found` when one is unknown or out of scope. */
export async function loadFindingsInScope(
  tx: Db,
  viewer: Viewer,
  findingIds: readonly string[],
): Promise<FindingToChange[]> {
  const ids = [...new Set(findingIds)];
  const found = await tx.$queryRaw<FindingToChange[]>`
    select f.id, f."accountId", f."checkId", f.resource, f.part, f.state, f.triage, f.owner, f."evidenceHash"
    from "Finding" f join "Account" a on a.id = f."accountId"
    where f.id in (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))}) and ${accountsOf(viewer, {})}
    order by f.id for update of f`;
  if (found.length < ids.length) {
    throw new AppError('not-found', 'A finding of these is not here.', 'Load the list again.');
  }
  return found;
}

/** Throws `precondition` when one is resolved. */
export function requireAllOpen(findings: readonly FindingToChange[]): void {
  const resolved = findings.filter(({ state }) => state === 'resolved').length;
  if (resolved === 0) return;
  throw new AppError(
    'precondition',
    `${resolved === 1 ? 'A finding is' : `${resolved} findings are`} resolved already.`,
    'Load the list again: only open findings are worked on.',
  );
}

/** What the audit log calls them. */
export function auditTarget(findings: readonly FindingToChange[]): string | null {
  return findings.length === 1 ? (findings[0]?.id ?? null) : `${findings.length} findings`;
}
