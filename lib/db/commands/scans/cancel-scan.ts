import { z } from 'zod';
import { requireInScope } from '@/lib/access/in-scope';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';

export const cancelScanInput = z.object({ scanId: z.uuid() });

/**
 * Cancels a scan: one that waits ends at once, one that runs is asked to stop, which takes some seconds. Throws
 * `precondition` for one that has ended.
 */
export async function cancelScan(viewer: Viewer, input: z.input<typeof cancelScanInput>) {
  requirePermission(viewer, 'scan:cancel');
  const { scanId } = cancelScanInput.parse(input);
  const at = now();
  return withTransaction(viewer, async (tx) => {
    await tx.$executeRaw`select 1 from "Scan" where id = ${scanId}::uuid for update`;
    const scan = await tx.scan.findUnique({ where: { id: scanId } });
    if (!scan) throw new AppError('not-found', 'There is no such scan.', 'Go back to the list of scans.');
    requireInScope(viewer, scan.accountId);
    if (scan.state !== 'queued' && scan.state !== 'running') {
      throw new AppError('precondition', 'This scan has ended already.', 'Nothing was changed.');
    }
    const waits = scan.state === 'queued';
    await tx.scan.update({
      where: { id: scanId },
      data: { cancelRequestedAt: at, ...(waits && { state: 'cancelled', endedAt: at }) },
    });
    await emitAudit(tx, viewer, { action: 'scan.cancel', target: scan.accountId, after: { scanId } });
    return { scanId, state: waits ? 'cancelled' : 'stopping' };
  });
}
