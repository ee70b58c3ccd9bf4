'use server';

import { revalidatePath } from 'next/cache';
import type { PersonRole } from '@/lib/access/viewer';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { changePersonRole } from '@/lib/db/commands/people/change-person-role';
import { createPerson } from '@/lib/db/commands/people/create-person';
import { issueSetupToken } from '@/lib/db/commands/people/issue-setup-token';
import { revokeSessions } from '@/lib/db/commands/people/revoke-sessions';
import { setPersonEnabled } from '@/lib/db/commands/people/set-person-enabled';
import { env } from '@/lib/env';

const page = '/settings/people';

/** The answer holds the link by which the person sets a password: it is shown this once. */
export async function addPersonAction(input: {
  email: string;
  name: string;
  role: PersonRole;
}): Promise<ActionResult<{ email: string; link: string }>> {
  return runAction(async () => {
    const { email, setupToken } = await createPerson(await requireActionViewer(), input);
    revalidatePath(page);
    return { email, link: linkOf(setupToken ?? '') };
  });
}

export async function issueLinkAction(personId: string): Promise<ActionResult<{ link: string }>> {
  return runAction(async () => {
    const { token } = await issueSetupToken(await requireActionViewer(), { personId });
    revalidatePath(page);
    return { link: linkOf(token) };
  });
}

export async function changeRoleAction(input: {
  personId: string;
  role: PersonRole;
}): Promise<ActionResult<{ role: PersonRole }>> {
  return runAction(async () => {
    const { role } = await changePersonRole(await requireActionViewer(), input);
    revalidatePath(page);
    return { role };
  });
}

export async function setEnabledAction(input: {
  personId: string;
  enabled: boolean;
}): Promise<ActionResult<{ enabled: boolean }>> {
  return runAction(async () => {
    const { enabled } = await setPersonEnabled(await requireActionViewer(), input);
    revalidatePath(page);
    return { enabled };
  });
}

export async function signOutEverywhereAction(personId: string): Promise<ActionResult<{ sessions: number }>> {
  return runAction(async () => {
    const ended = await revokeSessions(await requireActionViewer(), { personId });
    revalidatePath(page);
    return ended;
  });
}

function linkOf(token: string): string {
  return `${env().ROLECALL_URL ?? env().NEXTAUTH_URL ?? ''}/set-password/${token}`;
}
