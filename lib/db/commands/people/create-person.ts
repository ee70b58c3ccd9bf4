import { z } from 'zod';
import { hashPassword } from '@/lib/access/password';
import { requirePermission } from '@/lib/access/require-permission';
import { createSecretToken } from '@/lib/access/secret-token';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';
import { emailInput, nameInput, newPasswordInput, roleInput } from './person-input';

/** How long an invitation or reset link works, in milliseconds: three days. */
export const setupLinkMs = 3 * 24 * 3_600_000;

export const createPersonInput = z.object({
  email: emailInput,
  name: nameInput,
  role: roleInput,
  /** Without one the person sets it by the link. */
  password: newPasswordInput.optional(),
});

/** Adds a person. Without a password the answer carries a one-time token for the link to set one. */
export async function createPerson(viewer: Viewer, input: z.input<typeof createPersonInput>) {
  requirePermission(viewer, 'person:manage');
  const { email, name, role, password } = createPersonInput.parse(input);
  const passwordHash = password ? await hashPassword(password) : null;
  const setup = password ? null : createSecretToken('invite');
  const at = now();
  return withTransaction(viewer, async (tx) => {
    if (await tx.person.findUnique({ where: { email } })) {
      throw new AppError('conflict', `${email} is a person here already.`, 'Change their role instead.');
    }
    const person = await tx.person.create({
      data: {
        email,
        name,
        role,
        passwordHash,
        setupTokenHash: setup?.hash ?? null,
        setupTokenExpiresAt: setup ? new Date(at.getTime() + setupLinkMs) : null,
        createdAt: at,
      },
    });
    await emitAudit(tx, viewer, { action: 'person.create', target: email, after: { email, name, role } });
    return { id: person.id, email, name, role, setupToken: setup?.token ?? null };
  });
}
