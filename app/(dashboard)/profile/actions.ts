'use server';

import { getServerSession } from 'next-auth';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { authOptions, sessionIdIn } from '@/lib/auth/auth-options';
import { requireActionViewer } from '@/lib/auth/session';
import { changeOwnPassword } from '@/lib/db/commands/people/change-own-password';
import { revokeSessions } from '@/lib/db/commands/people/revoke-sessions';

/** Ends all sessions of the person who asks, this one too. */
export async function signOutEverywhereAction(): Promise<ActionResult<never>> {
  return runAction(async () => {
    const viewer = await requireActionViewer();
    await revokeSessions(viewer, { personId: viewer.id ?? '' });
    redirect('/sign-in');
  });
}

/** Changes the password of the person who asks; their other sessions end, this one stays. */
export async function changePasswordAction(input: {
  currentPassword: string;
  password: string;
}): Promise<ActionResult<{ endedSessions: number }>> {
  return runAction(async () => {
    const viewer = await requireActionViewer();
    const sessionId = sessionIdIn(await getServerSession(authOptions()));
    const changed = await changeOwnPassword(viewer, input, sessionId);
    revalidatePath('/profile');
    return changed;
  });
}
