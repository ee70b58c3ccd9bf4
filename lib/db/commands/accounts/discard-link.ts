import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { accountIdInput } from './account-input';

export const discardLinkInput = z.object({ accountId: accountIdInput });

/**
 * Forgets a link that was begun and not finished. An account that has a history keeps it, and its external id.
 * Throws `not-found` when none was begun.
 */
export async function discardLink(viewer: Viewer, input: z.input<typeof discardLinkInput>) {
  requirePermission(viewer, 'account:link');
  const { accountId } = discardLinkInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const account = await tx.account.findFirst({
      where: { id: accountId, status: 'pending' },
      select: { name: true, _count: { select: { snapshots: true } } },
    });
    if (!account) {
      throw new AppError(
        'not-found',
        `Nobody has begun to link account ${accountId}.`,
        'Nothing was changed.',
      );
    }
    if (account._count.snapshots > 0) {
      await tx.account.update({ where: { id: accountId }, data: { status: 'linked' } });
    } else {
      await tx.account.delete({ where: { id: accountId } });
    }
    await emitAudit(tx, viewer, {
      action: 'account.link.discard',
      target: accountId,
      before: { name: account.name },
    });
    return { accountId, name: account.name };
  });
}
