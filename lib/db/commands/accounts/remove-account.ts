import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { accountIdInput } from './account-input';
import { requireAccount } from './require-account';

export const removeAccountInput = z.object({ accountId: accountIdInput });

/**
 * Unlinks an account: no scan any more, and no page shows it. Its snapshots and history are kept, and come back when
 * it is linked again. A scan under way is asked to stop.
 */
export async function removeAccount(viewer: Viewer, input: z.input<typeof removeAccountInput>) {
  requirePermission(viewer, 'account:remove');
  const { accountId } = removeAccountInput.parse(input);
  const at = now();
  return withTransaction(viewer, async (tx) => {
    const account = await requireAccount(tx, viewer, accountId);
    await tx.account.update({ where: { id: accountId }, data: { removedAt: at, nextScanAt: null } });
    await tx.scan.updateMany({
      where: { accountId, state: 'queued' },
      data: { state: 'cancelled', endedAt: at, cancelRequestedAt: at },
    });
    await tx.scan.updateMany({ where: { accountId, state: 'running' }, data: { cancelRequestedAt: at } });
    await emitAudit(tx, viewer, {
      action: 'account.remove',
      target: accountId,
      before: { name: account.name, roleArn: account.roleArn },
    });
    return { accountId, name: account.name };
  });
}
