import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import { createSecretToken } from '@/lib/access/secret-token';
import { personRoles, type Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction } from '../../client';

const day = 24 * 3_600_000;
const shownCharacters = 12;

export const createTokenInput = z.object({
  name: z.string().trim().min(1, 'Give a name.').max(80),
  role: z.enum(personRoles),
  expiresInDays: z.number().int().min(1).max(730).nullable().default(null),
});

/** A bearer token for the API. The token itself is in this answer only; what is kept is its hash. */
export async function createToken(viewer: Viewer, input: z.input<typeof createTokenInput>) {
  requirePermission(viewer, 'token:manage');
  const { name, role, expiresInDays } = createTokenInput.parse(input);
  const { token, hash } = createSecretToken('rolecall');
  const at = now();
  const expiresAt = expiresInDays === null ? null : new Date(at.getTime() + expiresInDays * day);
  return withTransaction(viewer, async (tx) => {
    const row = await tx.apiToken.create({
      data: {
        name,
        role,
        tokenHash: hash,
        prefix: token.slice(0, shownCharacters),
        createdBy: viewer.name,
        createdAt: at,
        expiresAt,
      },
    });
    await emitAudit(tx, viewer, { action: 'token.create', target: name, after: { name, role, expiresAt } });
    return { id: row.id, name, role, expiresAt, token };
  });
}
