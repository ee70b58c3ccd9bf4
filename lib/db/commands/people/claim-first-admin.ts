import { z } from 'zod';
import { hashPassword } from '@/lib/access/password';
import { hashToken } from '@/lib/access/secret-token';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { emailInput, nameInput, newPasswordInput } from './person-input';

export const claimFirstAdminInput = z.object({
  token: z.string().min(1),
  email: emailInput,
  name: nameInput,
  password: newPasswordInput,
});

/**
 * Makes the first admin with the one-time token that the console printed. The token stands in for the permission
 * that nobody can hold yet. Throws `precondition` once there is a person, `forbidden` for a wrong or expired token.
 */
export async function claimFirstAdmin(input: z.input<typeof claimFirstAdminInput>, from: string | null) {
  const { token, email, name, password } = claimFirstAdminInput.parse(input);
  const passwordHash = await hashPassword(password);
  const at = now();
  return withTransaction(async (tx) => {
    if ((await tx.person.count()) > 0) {
      throw new AppError('precondition', 'The first admin exists already.', 'Sign in instead.');
    }
    const taken = await tx.firstAdminToken.deleteMany({
      where: { tokenHash: hashToken(token), expiresAt: { gt: at } },
    });
    if (taken.count === 0) {
      throw new AppError(
        'forbidden',
        'This link is used up or too old.',
        'Restart Rolecall and open the new link that it prints.',
      );
    }
    const person = await tx.person.create({
      data: { email, name, role: 'admin', passwordHash, createdAt: at },
    });
    const viewer: Viewer = {
      kind: 'person',
      id: person.id,
      name: email,
      role: 'admin',
      scope: { kind: 'estate' },
      from,
    };
    await emitAudit(tx, viewer, {
      action: 'person.claim-first-admin',
      target: email,
      after: { email, name, role: 'admin' },
    });
    return { id: person.id, email };
  });
}
