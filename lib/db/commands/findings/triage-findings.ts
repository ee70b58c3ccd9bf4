import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { triageStates, type Triage } from '@/lib/posture/findings/finding-status';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { authorOf, insertFindingEvents } from '../../findings/insert-finding-events';
import { findingIdsInput } from './finding-input';
import { auditTarget, loadFindingsInScope, requireAllOpen } from './load-findings-in-scope';

export const triageFindingsInput = z.object({
  findingIds: findingIdsInput,
  triage: z.enum(triageStates),
});

export interface TriagedFindings {
  /** Those that moved, with the triage before: what an undo sends back. */
  changed: { id: string; before: Triage }[];
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
  return withTransaction(viewer, async (tx) => {
    const found = await loadFindingsInScope(tx, viewer, findingIds);
    requireAllOpen(found);
    const moved = found.filter((finding) => finding.triage !== triage);
    if (moved.length === 0) return { changed: [] };
    await tx.finding.updateMany({ where: { id: { in: moved.map(({ id }) => id) } }, data: { triage } });
    const { personId, by } = authorOf(viewer);
    const at = now();
    await insertFindingEvents(
      tx,
      moved.map(({ id, accountId, triage: before }) => ({
        findingId: id,
        accountId,
        at,
        kind: 'triaged',
        detail: { before, after: triage, by },
        personId,
      })),
    );
    await emitAudit(tx, viewer, {
      action: 'finding.triage',
      target: auditTarget(moved),
      before: {
        findings: moved.map(({ id, checkId, resource, triage: was }) => ({
          id,
          checkId,
          resource,
          triage: was,
        })),
      },
      after: { triage },
    });
    return { changed: moved.map(({ id, triage: before }) => ({ id, before })) };
  });
}
