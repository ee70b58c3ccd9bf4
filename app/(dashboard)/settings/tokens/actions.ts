'use server';

import { revalidatePath } from 'next/cache';
import type { PersonRole } from '@/lib/access/viewer';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { createToken } from '@/lib/db/commands/tokens/create-token';
import { revokeToken } from '@/lib/db/commands/tokens/revoke-token';

/** The answer holds the token itself, this once. */
export async function createTokenAction(input: {
  name: string;
  role: PersonRole;
  expiresInDays: number | null;
}): Promise<ActionResult<{ name: string; token: string }>> {
  return runAction(async () => {
    const { name, token } = await createToken(await requireActionViewer(), input);
    revalidatePath('/settings/tokens');
    return { name, token };
  });
}

export async function revokeTokenAction(tokenId: string): Promise<ActionResult<{ id: string }>> {
  return runAction(async () => {
    const revoked = await revokeToken(await requireActionViewer(), { tokenId });
    revalidatePath('/settings/tokens');
    return revoked;
  });
}
