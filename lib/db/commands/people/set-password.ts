import { z } from 'zod';
import { hashPassword } from '@/lib/access/password';
import { hashToken } from '@/lib/access/secret-token';
import type { PersonRole, Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { newPasswordInput } from './person-input';

export const setPasswordInput = z.object({ token: z.string().min(1), password: newPasswordInput });

/**
 * Sets a password by the token of an invitation or reset link, which is then used up; all sessions of the person end.
 * The token stands in for the permission. Throws `forbidden` for a wrong, used or expired token.
 */
export async function setPassword(input: z.input<typeof setPasswordInput>, from: string | null) {
  const { token, password } = setPasswordInput.parse(input);
  const passwordHash = await hashPassword(password);
  const at = now();
  return withTransaction(async (tx) => {
    const person = await tx.person.findFirst({
      where: { setupTokenHash: hashToken(token), setupTokenExpiresAt: { gt: at }, disabledAt: null },
    });
    if (!person) {
      throw new AppError('forbidden', 'This link is used up or too old.', 'Ask an admin for a new one.');
    }
    await tx.person.update({
      where: { id: person.id },
      data: { passwordHash, setupTokenHash: null, setupTokenExpiresAt: null },
    });
    await tx.session.updateMany({ where: { personId: person.id, revokedAt: null }, data: { revokedAt: at } });
    const viewer: Viewer = {
      kind: 'person',
      id: person.id,
      name: person.email,
      role: person.role as PersonRole,
      scope: { kind: 'estate' },
      from,
    };
    await emitAudit(tx, viewer, { action: 'person.set-password', target: person.email });
    return { email: person.email };
  });
}
