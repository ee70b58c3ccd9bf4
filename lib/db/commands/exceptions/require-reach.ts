import { requireInScope } from '@/lib/access/in-scope';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import type { Db } from '../../client';

interface Reach {
  accountId?: string | null;
  ouId?: string | null;
}

/**
 * Whoever decides over more than one finding must see all that it may take in. Throws `not-found` for an account or a
 * unit that is not there, or that the viewer does not see; `forbidden` when it takes in accounts beyond the viewer's.
 */
export async function requireReach(tx: Db, viewer: Viewer, { accountId, ouId }: Reach): Promise<void> {
  if (accountId) {
    requireInScope(viewer, accountId);
    const account = await tx.account.findFirst({
      where: { id: accountId, removedAt: null },
      select: { id: true },
    });
    if (!account)
      throw new AppError('not-found', `There is no account ${accountId}.`, 'Check the account id.');
    return;
  }
  if (viewer.scope.kind !== 'estate') {
    throw new AppError(
      'forbidden',
      'This would take in accounts that you do not see.',
      'Ask for it for a finding or for one of your accounts.',
    );
  }
  if (!ouId) return;
  const unit = await tx.organizationalUnit.findUnique({ where: { id: ouId }, select: { id: true } });
  if (!unit) throw new AppError('not-found', `There is no unit ${ouId}.`, 'Check the unit.');
}
