import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { accountIdInput } from './account-input';
import { requireAccount } from './require-account';

export const setAccountEnabledInput = z.object({ accountId: accountIdInput, enabled: z.boolean() });

/** Stops an account's scans, or starts them again with one due at once. What was collected stays. */
export async function setAccountEnabled(viewer: Viewer, input: z.input<typeof setAccountEnabledInput>) {
  requirePermission(viewer, 'account:edit');
  const { accountId, enabled } = setAccountEnabledInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const account = await requireAccount(tx, viewer, accountId);
    if (account.source !== 'linked') {
      throw new AppError('precondition', 'An offline account is never scanned.', 'Link it first.');
    }
    await tx.account.update({
      where: { id: accountId },
      data: enabled ? { status: 'linked', nextScanAt: now() } : { status: 'disabled', nextScanAt: null },
    });
    await emitAudit(tx, viewer, {
      action: enabled ? 'account.enable' : 'account.disable',
      target: accountId,
      before: { status: account.status },
      after: { status: enabled ? 'linked' : 'disabled' },
    });
    return { accountId, enabled };
  });
}
