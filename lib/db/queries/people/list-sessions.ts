import { can } from '@/lib/access/can';
import { AppError } from '@/lib/errors';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { db } from '../../client';

export interface SessionRow {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  address: string | null;
  userAgent: string | null;
}

/** The open sessions of a person: one's own, or anybody's for an admin. Throws `forbidden` otherwise. */
export async function listSessions(
  viewer: Viewer,
  { personId }: { personId: string },
): Promise<SessionRow[]> {
  const own = viewer.kind === 'person' && viewer.id === personId;
  if (!own && !can(viewer, 'person:manage')) {
    throw new AppError(
      'forbidden',
      'These are sessions of somebody else.',
      'Ask someone with the role admin.',
    );
  }
  return db().session.findMany({
    where: { personId, revokedAt: null, expiresAt: { gt: now() } },
    orderBy: { lastSeenAt: 'desc' },
    select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true, address: true, userAgent: true },
  });
}
