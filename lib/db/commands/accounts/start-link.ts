import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { accountIdInput, accountNameInput, roleArnInput, roleParts } from './account-input';
import { createExternalId } from './link-account';

export const startLinkInput = z.object({
  accountId: accountIdInput,
  name: accountNameInput,
  roleArn: roleArnInput,
});

/**
 * Begins to link an account: keeps its name, role and external id, so that the wizard resumes, and shows it on no page.
 * Such an account is a row of status `pending`; one that is new counts as removed until it is linked, an offline one
 * stays what it is. The external id is made once and stays the account's own. Throws `conflict` when it is linked.
 */
export async function startLink(viewer: Viewer, input: z.input<typeof startLinkInput>) {
  requirePermission(viewer, 'account:link');
  const { accountId, name, roleArn } = startLinkInput.parse(input);
  const role = roleParts(roleArn);
  if (role.accountId !== accountId) {
    throw new AppError(
      'invalid',
      `The role is in account ${role.accountId}, not in ${accountId}.`,
      'Give the ARN of the role in the account itself.',
      { field: 'role' },
    );
  }
  return withTransaction(viewer, async (tx) => {
    const known = await tx.account.findUnique({ where: { id: accountId } });
    const isLive = known !== null && known.removedAt === null;
    if (isLive && known.source === 'linked') {
      throw new AppError(
        'conflict',
        `Account ${accountId} is linked already, as ${known.name}.`,
        'Change its role in the settings of the account.',
        { field: 'accountId' },
      );
    }
    const at = now();
    const link = {
      name,
      roleArn,
      partition: role.partition,
      externalId: known?.externalId ?? createExternalId(),
      status: 'pending',
    };
    await tx.account.upsert({
      where: { id: accountId },
      create: { id: accountId, source: 'linked', createdAt: at, removedAt: at, ...link },
      update: link,
    });
    await emitAudit(tx, viewer, {
      action: 'account.link.start',
      target: accountId,
      after: { name, roleArn },
    });
    return { accountId };
  });
}
