'use server';

import { redirect } from 'next/navigation';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { revokeSessions } from '@/lib/db/commands/people/revoke-sessions';

/** Ends all sessions of the person who asks, this one too. */
export async function signOutEverywhereAction(): Promise<ActionResult<never>> {
  return runAction(async () => {
    const viewer = await requireActionViewer();
    await revokeSessions(viewer, { personId: viewer.id ?? '' });
    redirect('/sign-in');
  });
}
