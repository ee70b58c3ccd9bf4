import { requireInScope } from '@/lib/access/in-scope';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';

/** What is known of an account that somebody wants to link. */
export interface LinkStart {
  accountId: string;
  name: string;
  /** As it was given last; null when never. */
  roleArn: string | null;
  state: 'pending' | 'linked' | 'offline';
}

/** What the first step of linking is filled with, so that nothing is asked twice; null for an account never heard of. */
export async function getLinkStart(
  viewer: Viewer,
  { accountId }: { accountId: string },
): Promise<LinkStart | null> {
  requirePermission(viewer, 'account:link');
  requireInScope(viewer, accountId);
  const account = await db().account.findUnique({
    where: { id: accountId },
    select: { name: true, roleArn: true, source: true, status: true, removedAt: true },
  });
  if (!account) return null;
  const { name, roleArn } = account;
  if (account.status === 'pending') return { accountId, name, roleArn, state: 'pending' };
  if (account.removedAt) return null;
  return { accountId, name, roleArn, state: account.source === 'linked' ? 'linked' : 'offline' };
}
