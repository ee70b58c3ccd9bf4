import { verifyPassword } from '@/lib/access/password';
import type { PersonRole, Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { emitAudit } from '../audit/emit-audit';
import { db, withTransaction } from '../client';
import { forgetFailedSignIns, recordFailedSignIn, requireSignInAllowed } from './sign-in-throttle';

/** A session ends so long after its start, whatever happens, and so long after its last use. */
export const sessionLimits = { absoluteMs: 7 * 24 * 3_600_000, idleMs: 12 * 3_600_000 } as const;

export interface SignIn {
  email: string;
  password: string;
  address: string | null;
  userAgent: string | null;
}

export interface StartedSession {
  sessionId: string;
  personId: string;
  email: string;
  name: string;
}

/**
 * Signs a person in by e-mail address and password. Null for a wrong pair, a disabled person and nobody of that name
 * alike. Throws `throttled` after too many failures.
 */
export async function startSession(signIn: SignIn): Promise<StartedSession | null> {
  const email = signIn.email.trim().toLowerCase();
  const keys = { email, address: signIn.address };
  await requireSignInAllowed(keys);
  const person = await db().person.findUnique({ where: { email } });
  const fits = await verifyPassword(signIn.password, person?.passwordHash ?? null);
  if (!person || !fits || person.disabledAt) {
    await recordFailedSignIn(keys);
    return null;
  }
  const at = now();
  const session = await withTransaction(async (tx) => {
    const row = await tx.session.create({
      data: {
        personId: person.id,
        createdAt: at,
        lastSeenAt: at,
        expiresAt: new Date(at.getTime() + sessionLimits.absoluteMs),
        address: signIn.address,
        userAgent: signIn.userAgent?.slice(0, 256) ?? null,
      },
    });
    await tx.person.update({ where: { id: person.id }, data: { lastSignInAt: at } });
    const viewer: Viewer = {
      kind: 'person',
      id: person.id,
      name: person.email,
      role: person.role as PersonRole,
      scope: { kind: 'estate' },
      from: signIn.address,
    };
    await emitAudit(tx, viewer, { action: 'session.start', target: person.email });
    return row;
  });
  await forgetFailedSignIns(email);
  return { sessionId: session.id, personId: person.id, email: person.email, name: person.name };
}
