import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { enqueue } from '@/lib/jobs/enqueue';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { accountIdInput } from '../accounts/account-input';
import { requireAccount } from '../accounts/require-account';

export const requestScanInput = z.object({ accountId: accountIdInput });

/**
 * Queues a scan of one account now, with its job in the same transaction. While one is queued or running, the answer is
 * that one (`created` false): an account has one scan under way at most.
 */
export async function requestScan(viewer: Viewer, input: z.input<typeof requestScanInput>) {
  requirePermission(viewer, 'scan:run');
  const { accountId } = requestScanInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const account = await requireAccount(tx, viewer, accountId);
    if (account.source !== 'linked' || account.status === 'disabled') {
      throw new AppError(
        'precondition',
        account.source === 'linked'
          ? `${account.name} is disabled.`
          : `${account.name} is an offline account, which cannot be scanned.`,
        account.source === 'linked' ? 'Enable it first.' : 'Import a credential report, or link it.',
      );
    }
    const underWay = await tx.scan.findFirst({ where: { accountId, state: { in: ['queued', 'running'] } } });
    if (underWay) return { scanId: underWay.id, created: false };
    const scan = await tx.scan.create({
      data: {
        accountId,
        state: 'queued',
        trigger: viewer.kind === 'person' ? 'person' : 'command-line',
        requestedBy: viewer.name,
        queuedAt: now(),
      },
    });
    await enqueue(tx, 'scan-account', { payload: { scanId: scan.id }, jobKey: `scan:${scan.id}` });
    await emitAudit(tx, viewer, { action: 'scan.request', target: accountId, after: { scanId: scan.id } });
    return { scanId: scan.id, created: true };
  });
}
