import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { accountIdInput, accountNameInput, roleArnInput } from './account-input';
import { requireAccount } from './require-account';

export const editAccountInput = z.object({
  accountId: accountIdInput,
  name: accountNameInput.optional(),
  roleArn: roleArnInput.optional(),
  /** Hours between two scans; null follows the setting of the estate. */
  scanIntervalHours: z.number().int().min(1).max(168).nullable().optional(),
});

/** Changes an account's name, role or schedule. Its external id stays: it is the account's own for good. */
export async function editAccount(viewer: Viewer, input: z.input<typeof editAccountInput>) {
  requirePermission(viewer, 'account:edit');
  const { accountId, ...changes } = editAccountInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const account = await requireAccount(tx, viewer, accountId);
    await tx.account.update({ where: { id: accountId }, data: changes });
    await emitAudit(tx, viewer, {
      action: 'account.edit',
      target: accountId,
      before: {
        name: account.name,
        roleArn: account.roleArn,
        scanIntervalHours: account.scanIntervalHours,
      },
      after: changes,
    });
    return { accountId };
  });
}
