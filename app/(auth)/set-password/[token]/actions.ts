'use server';

import { headers } from 'next/headers';
import type { z } from 'zod';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { addressOf } from '@/lib/auth/request-origin';
import { setPassword, type setPasswordInput } from '@/lib/db/commands/people/set-password';

export async function setPasswordAction(
  input: z.input<typeof setPasswordInput>,
): Promise<ActionResult<{ email: string }>> {
  return runAction(async () => setPassword(input, addressOf(await headers())));
}
