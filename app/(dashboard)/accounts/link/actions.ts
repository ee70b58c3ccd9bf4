'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { discardLink } from '@/lib/db/commands/accounts/discard-link';
import { beginLink } from '@/lib/scan/begin-link';
import { finishLink } from '@/lib/scan/finish-link';

/** Keeps the first step and goes to the second; answers only when it was refused. */
export async function beginLinkAction(
  _previous: ActionResult<{ accountId: string }> | null,
  form: FormData,
): Promise<ActionResult<{ accountId: string }>> {
  const text = (name: string) => String(form.get(name) ?? '');
  const result = await runAction(async () =>
    beginLink(await requireActionViewer(), {
      accountId: text('accountId'),
      name: text('name'),
      role: text('role'),
    }),
  );
  if (!result.ok) return result;
  revalidatePath('/accounts');
  redirect(`/accounts/link?step=role&link=${result.data.accountId}`);
}

/** Links the account and starts its first scan, then goes to that scan. */
export async function finishLinkAction(accountId: string): Promise<ActionResult<{ scanId: string }>> {
  const result = await runAction(async () => finishLink(await requireActionViewer(), accountId));
  if (!result.ok) return result;
  revalidatePath('/', 'layout');
  redirect(`/scans/${result.data.scanId}`);
}

export async function discardLinkAction(accountId: string): Promise<ActionResult<{ name: string }>> {
  const result = await runAction(async () => discardLink(await requireActionViewer(), { accountId }));
  if (!result.ok) return result;
  revalidatePath('/accounts');
  redirect('/accounts');
}
