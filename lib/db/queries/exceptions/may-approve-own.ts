import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';

/** Whoever asks does not approve, unless no other admin is there: decisions 7. */
export async function mayApproveOwn(viewer: Viewer): Promise<boolean> {
  requirePermission(viewer, 'exception:decide');
  const others = await db().person.count({
    where: { role: 'admin', disabledAt: null, ...(viewer.id && { id: { not: viewer.id } }) },
  });
  return others === 0;
}
