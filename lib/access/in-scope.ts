import { AppError } from '@/lib/errors';
import type { Viewer } from './viewer';

/** Whether the viewer may see the account at all. */
export function isInScope(viewer: Viewer, accountId: string): boolean {
  return viewer.scope.kind === 'estate' || viewer.scope.accountIds.includes(accountId);
}

/** Throws `not-found` for an account outside the viewer's scope: that it exists is not theirs to know. */
export function requireInScope(viewer: Viewer, accountId: string): void {
  if (isInScope(viewer, accountId)) return;
  throw new AppError('not-found', `There is no account ${accountId} here.`, 'Check the account id.');
}
