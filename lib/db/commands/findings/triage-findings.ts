import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { Prisma } from '../../generated/client';
import { accountsOf, instant } from '../../sql/seen-accounts';
import { uuid7 } from '../../uuid';

export const triageStates = ['none', 'in-review', 'remediating'] as const;

export const triageFindingsInput = z.object({
  findingIds: z.array(z.uuid()).min(1, 'Choose a finding.').max(1_000, 'At most 1,000 findings at a time.'),
  triage: z.enum(triageStates),
});

export interface TriagedFindings {
  /** Those that moved, with the triage before: what an undo sends back. */
  changed: { id: string; before: (typeof triageStates)[number] }[];
}

/**
 * Moves open findings to none, in review or remediating. What the scans say of them stays. Throws `not-found` when one
 * is unknown or out of scope (then nothing moves), `precondition` when one is resolved.
 */
export async function triageFindings(
  viewer: Viewer,
  input: z.input<typeof triageFindingsInput>,
): Promise<TriagedFindings> {
  requirePermission(viewer, 'finding:triage');
  const { findingIds, triage } = triageFindingsInput.parse(input);
  const ids = [...new Set(findingIds)];
  return withTransaction(viewer, async (tx) => {
    const found = await tx.$queryRaw<FoundFinding[]>`
      select f.id, f."accountId", f.state, f.triage, f."checkId", f.resource
      from "Finding" f join "Account" a on a.id = f."accountId"
      where f.id in (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))}) and ${accountsOf(viewer, {})}
      order by f.id for update of f`;
    requireTriageable(found, ids);
    const moved = found.filter((finding) => finding.triage !== triage);
    if (moved.length === 0) return { changed: [] };
    await tx.finding.updateMany({ where: { id: { in: moved.map(({ id }) => id) } }, data: { triage } });
    const at = now();
    for (const finding of moved) {
      await tx.$executeRaw`
        insert into "FindingEvent" (at, id, "findingId", "accountId", kind, detail, "personId")
        values (${instant(at)}, ${uuid7(at)}::uuid, ${finding.id}::uuid, ${finding.accountId}, 'triaged',
          ${JSON.stringify({ before: finding.triage, after: triage, by: viewer.name })}::jsonb,
          ${viewer.kind === 'person' ? viewer.id : null}::uuid)`;
    }
    const before = moved.map(({ id, checkId, resource, triage: was }) => ({
      id,
      checkId,
      resource,
      triage: was,
    }));
    await emitAudit(tx, viewer, {
      action: 'finding.triage',
      target: moved.length === 1 ? (moved[0]?.id ?? null) : `${moved.length} findings`,
      before: { findings: before },
      after: { triage },
    });
    return { changed: moved.map(({ id, triage: was }) => ({ id, before: was })) };
  });
}

interface FoundFinding {
  id: string;
  accountId: string;
  state: string;
  triage: (typeof triageStates)[number];
  checkId: string;
  resource: string;
}

function requireTriageable(found: readonly FoundFinding[], ids: readonly string[]): void {
  if (found.length < ids.length) {
    throw new AppError('not-found', 'A finding of these is not here.', 'Load the list again.');
  }
  const resolved = found.filter(({ state }) => state === 'resolved').length;
  if (resolved === 0) return;
  throw new AppError(
    'precondition',
    `${resolved === 1 ? 'A finding is' : `${resolved} findings are`} resolved already.`,
    'Load the list again: only open findings are worked on.',
  );
}
