import { createSecretToken } from '@/lib/access/secret-token';
import { now } from '@/lib/clock';
import { db } from '../../client';

const validMs = 24 * 3_600_000;

/**
 * A one-time token by which the first admin is made, new at each start while nobody exists; the one before stops
 * working. Valid for 24 hours, only its hash is kept. Null once there is a person.
 */
export async function issueFirstAdminToken(): Promise<string | null> {
  if ((await db().person.count()) > 0) return null;
  const { token, hash } = createSecretToken('setup');
  const values = { tokenHash: hash, expiresAt: new Date(now().getTime() + validMs) };
  await db().firstAdminToken.upsert({ where: { id: 1 }, create: { id: 1, ...values }, update: values });
  return token;
}
