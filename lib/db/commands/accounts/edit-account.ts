import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { nextScanAt } from '../../scans/next-scan-at';
import { accountIdInput, accountNameInput, roleArnInput, roleParts } from './account-input';
import { requireAccount } from './require-account';

export const editAccountInput = z.object({
  accountId: accountIdInput,
  name: accountNameInput.optional(),
  roleArn: roleArnInput.optional(),
  /** Hours between two scans; null follows the setting of the estate. */
  scanIntervalHours: z.number().int().min(1).max(168).nullable().optional(),
});

/**
 * Changes an account's name, role or schedule. Its external id stays: it is the account's own for good. A new interval
 * holds at once; back to the estate's, it holds after the next scan. Throws `invalid` for a role of another account.
 */
export async function editAccount(viewer: Viewer, input: z.input<typeof editAccountInput>) {
  requirePermission(viewer, 'account:edit');
  const { accountId, ...changes } = editAccountInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const account = await requireAccount(tx, viewer, accountId);
    if (changes.roleArn) requireOwnRole(changes.roleArn, account);
    const { scanIntervalHours: hours } = changes;
    const moved = account.nextScanAt && hours ? { nextScanAt: nextScanAt(accountId, hours, now()) } : {};
    await tx.account.update({ where: { id: accountId }, data: { ...changes, ...moved } });
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

function requireOwnRole(roleArn: string, account: { id: string; partition: string }): void {
  const role = roleParts(roleArn);
  if (role.accountId === account.id && role.partition === account.partition) return;
  throw new AppError(
    'invalid',
    `The role is in account ${role.accountId} of partition ${role.partition}, not in ${account.id} of ${account.partition}.`,
    'Give the ARN of a role in the account itself.',
    { field: 'roleArn' },
  );
}
