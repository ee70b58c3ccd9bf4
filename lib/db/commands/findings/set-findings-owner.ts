import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { authorOf, insertFindingEvents } from '../../findings/insert-finding-events';
import { findingIdsInput, ownerInput } from './finding-input';
import { auditTarget, loadFindingsInScope, requireAllOpen } from './load-findings-in-scope';

export const setFindingsOwnerInput = z.object({ findingIds: findingIdsInput, owner: ownerInput });

export interface OwnedFindings {
  /** Those that moved, with the owner that was set by hand before: what an undo sends back. */
  changed: { id: string; before: string | null }[];
}

/**
 * Makes somebody answer for open findings, or takes that back so that tags and settings decide again. Throws `not-found`
 * when one is unknown or out of scope (then nothing moves), `precondition` when one is resolved.
 */
export async function setFindingsOwner(
  viewer: Viewer,
  input: z.input<typeof setFindingsOwnerInput>,
): Promise<OwnedFindings> {
  requirePermission(viewer, 'finding:assign');
  const { findingIds, owner } = setFindingsOwnerInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const found = await loadFindingsInScope(tx, viewer, findingIds);
    requireAllOpen(found);
    const moved = found.filter((finding) => finding.owner !== owner);
    if (moved.length === 0) return { changed: [] };
    await tx.finding.updateMany({ where: { id: { in: moved.map(({ id }) => id) } }, data: { owner } });
    const { personId, by } = authorOf(viewer);
    const at = now();
    await insertFindingEvents(
      tx,
      moved.map(({ id, accountId, owner: before }) => ({
        findingId: id,
        accountId,
        at,
        kind: 'owner-set',
        detail: { before, after: owner, by },
        personId,
      })),
    );
    await emitAudit(tx, viewer, {
      action: 'finding.assign',
      target: auditTarget(moved),
      before: {
        findings: moved.map(({ id, checkId, resource, owner: was }) => ({
          id,
          checkId,
          resource,
          owner: was,
        })),
      },
      after: { owner },
    });
    return { changed: moved.map(({ id, owner: before }) => ({ id, before })) };
  });
}
