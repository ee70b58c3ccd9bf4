import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { authorOf, insertFindingEvents } from '../../findings/insert-finding-events';
import { loadFindingsInScope } from './load-findings-in-scope';

export const commentFindingInput = z.object({
  findingId: z.uuid(),
  text: z.string().trim().min(1, 'Write something.').max(4_000, 'At most 4,000 characters.'),
});

/** Adds a comment to the history of a finding, open or resolved; it stays for ever. Throws `not-found`. */
export async function commentFinding(
  viewer: Viewer,
  input: z.input<typeof commentFindingInput>,
): Promise<{ at: Date }> {
  requirePermission(viewer, 'finding:comment');
  const { findingId, text } = commentFindingInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const findings = await loadFindingsInScope(tx, viewer, [findingId]);
    const { personId, by } = authorOf(viewer);
    const at = now();
    await insertFindingEvents(
      tx,
      findings.map(({ accountId }) => ({
        findingId,
        accountId,
        at,
        kind: 'commented',
        detail: { text, by },
        personId,
      })),
    );
    await emitAudit(tx, viewer, { action: 'finding.comment', target: findingId, after: { text } });
    return { at };
  });
}
