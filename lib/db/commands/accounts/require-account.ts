import { requireInScope } from '@/lib/access/in-scope';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import type { Db } from '../../client';

/** The account to change, locked. Throws `not-found` for one that is not here or not in the viewer's scope. */
export async function requireAccount(tx: Db, viewer: Viewer, accountId: string) {
  requireInScope(viewer, accountId);
  await tx.$executeRaw`select 1 from "Account" where id = ${accountId} for update`;
  const account = await tx.account.findFirst({ where: { id: accountId, removedAt: null } });
  if (!account)
    throw new AppError('not-found', `There is no account ${accountId} here.`, 'Check the account id.');
  return account;
}
