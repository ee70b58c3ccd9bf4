import { requireInScope } from '@/lib/access/in-scope';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import { db } from '../../client';

/** What the wizard and the test of a link know of an account. */
export interface LinkDraft {
  accountId: string;
  name: string;
  partition: string;
  roleArn: string;
  externalId: string;
  /** Begun and not finished; else it is linked. */
  pending: boolean;
}

/** The link of an account, begun or finished. Throws `not-found` where neither is so. */
export async function getLink(viewer: Viewer, { accountId }: { accountId: string }): Promise<LinkDraft> {
  requirePermission(viewer, 'account:link');
  requireInScope(viewer, accountId);
  const account = await db().account.findUnique({
    where: { id: accountId },
    select: {
      name: true,
      partition: true,
      roleArn: true,
      externalId: true,
      source: true,
      status: true,
      removedAt: true,
    },
  });
  const pending = account?.status === 'pending';
  const linked = account?.source === 'linked' && account.removedAt === null;
  if (!account?.roleArn || !account.externalId || !(pending || linked)) {
    throw new AppError(
      'not-found',
      `Nobody has begun to link account ${accountId}.`,
      'Begin at the first step with its account id.',
    );
  }
  const { name, partition, roleArn, externalId } = account;
  return { accountId, name, partition, roleArn, externalId, pending };
}
