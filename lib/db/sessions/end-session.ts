import { now } from '@/lib/clock';
import { db } from '../client';

/** Ends one session, as its person signs out. A session that is gone is nothing to do. */
export async function endSession(sessionId: string): Promise<void> {
  await db().session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now() } });
}
