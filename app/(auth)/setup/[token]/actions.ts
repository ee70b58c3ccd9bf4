'use server';

import { headers } from 'next/headers';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { addressOf } from '@/lib/auth/request-origin';
import { claimFirstAdmin, type claimFirstAdminInput } from '@/lib/db/commands/people/claim-first-admin';
import type { z } from 'zod';

export async function claimAction(
  input: z.input<typeof claimFirstAdminInput>,
): Promise<ActionResult<{ email: string }>> {
  return runAction(async () => claimFirstAdmin(input, addressOf(await headers())));
}
