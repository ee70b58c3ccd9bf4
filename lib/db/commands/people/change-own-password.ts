import { z } from 'zod';
import { hashPassword, verifyPassword } from '@/lib/access/password';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { db, withTransaction } from '../../client';
import { recordFailedSignIn, requireSignInAllowed } from '../../sessions/sign-in-throttle';
import { newPasswordInput } from './person-input';

export const changeOwnPasswordInput = z
  .object({ currentPassword: z.string(), password: newPasswordInput })
  .refine(({ currentPassword, password }) => currentPassword !== password, {
    path: ['password'],
    message: 'This is the password that you have.',
  });

/**
 * Changes the password of the person who asks and ends their other sessions. The present password is asked again, under
 * the throttle of signing in, so that a session left open cannot be made into an account taken over. Throws `invalid`
 * with the field for a wrong one, `throttled` after too many, `forbidden` for a token.
 */
export async function changeOwnPassword(
  viewer: Viewer,
  input: z.input<typeof changeOwnPasswordInput>,
  currentSessionId: string | null,
): Promise<{ endedSessions: number }> {
  requirePermission(viewer, 'posture:read');
  const { currentPassword, password } = changeOwnPasswordInput.parse(input);
  const person = await requireOwnPassword(viewer, currentPassword);
  const passwordHash = await hashPassword(password);
  return withTransaction(viewer, async (tx) => {
    await tx.person.update({
      where: { id: person.id },
      data: { passwordHash, setupTokenHash: null, setupTokenExpiresAt: null },
    });
    const { count } = await tx.session.updateMany({
      where: {
        personId: person.id,
        revokedAt: null,
        ...(currentSessionId && { id: { not: currentSessionId } }),
      },
      data: { revokedAt: now() },
    });
    await emitAudit(tx, viewer, {
      action: 'person.change-password',
      target: person.email,
      after: { endedSessions: count },
    });
    return { endedSessions: count };
  });
}

async function requireOwnPassword(viewer: Viewer, password: string) {
  const person =
    viewer.kind === 'person' && viewer.id ? await db().person.findUnique({ where: { id: viewer.id } }) : null;
  if (!person) {
    throw new AppError(
      'forbidden',
      'Only a person has a password.',
      'Sign in and change it on your profile.',
    );
  }
  const keys = { email: person.email, address: viewer.from };
  await requireSignInAllowed(keys);
  if (await verifyPassword(password, person.passwordHash)) return person;
  await recordFailedSignIn(keys);
  throw new AppError('invalid', 'This is not your present password.', 'Type it as you do to sign in.', {
    field: 'currentPassword',
  });
}
