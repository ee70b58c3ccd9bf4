import { hashToken } from '@/lib/access/secret-token';
import { personRoles, type PersonRole, type Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { db } from '../client';
import { sessionLimits } from './start-session';

/** Last-seen times are written at most so often, so that reading pages does not write at each click. */
const touchEveryMs = 60_000;

/** A viewer with what the frame shows of the person. */
export interface SignedInPerson {
  viewer: Viewer;
  displayName: string;
  email: string;
}

/** The person behind a session id; null when it was revoked, ran out or was idle for too long. */
export async function findSessionViewer(sessionId: string): Promise<SignedInPerson | null> {
  const session = await db().session.findUnique({ where: { id: sessionId }, include: { person: true } });
  const at = now();
  if (!session || session.revokedAt || session.person.disabledAt || session.expiresAt <= at) return null;
  const idleMs = at.getTime() - session.lastSeenAt.getTime();
  if (idleMs > sessionLimits.idleMs) return null;
  if (idleMs > touchEveryMs) {
    await db().session.update({ where: { id: sessionId }, data: { lastSeenAt: at } });
  }
  const { person } = session;
  const viewer: Viewer = {
    kind: 'person',
    id: person.id,
    name: person.email,
    role: roleOf(person.role),
    scope: { kind: 'estate' },
    from: session.address,
  };
  return { viewer, displayName: person.name, email: person.email };
}

/** The viewer behind an API token; null when it is unknown, revoked or expired. */
export async function findTokenViewer(token: string, from: string | null): Promise<Viewer | null> {
  const at = now();
  const row = await db().apiToken.findUnique({ where: { tokenHash: hashToken(token) } });
  if (!row || row.revokedAt || (row.expiresAt && row.expiresAt <= at)) return null;
  if (!row.lastUsedAt || at.getTime() - row.lastUsedAt.getTime() > touchEveryMs) {
    await db().apiToken.update({ where: { id: row.id }, data: { lastUsedAt: at } });
  }
  return {
    kind: 'token',
    id: row.id,
    name: `token ${row.name}`,
    role: roleOf(row.role),
    scope: { kind: 'estate' },
    from,
  };
}

/** A role that this version does not know gives the least. */
function roleOf(text: string): PersonRole {
  return personRoles.find((role) => role === text) ?? 'manager';
}
