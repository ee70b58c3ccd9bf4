import { requirePermission } from '@/lib/access/require-permission';
import type { PersonRole, Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { db } from '../../client';

export interface TokenListRow {
  id: string;
  name: string;
  role: PersonRole;
  prefix: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  state: 'active' | 'expired' | 'revoked';
}

/** API tokens, newest first; never the token itself. For admins. */
export async function listTokens(viewer: Viewer): Promise<TokenListRow[]> {
  requirePermission(viewer, 'token:manage');
  const at = now();
  const rows = await db().apiToken.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      role: true,
      prefix: true,
      createdBy: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      revokedAt: true,
    },
  });
  return rows.map(({ revokedAt, role, ...token }) => ({
    ...token,
    // Written by our own command, which takes these three only.
    role: role as PersonRole,
    state: revokedAt ? 'revoked' : token.expiresAt && token.expiresAt <= at ? 'expired' : 'active',
  }));
}
