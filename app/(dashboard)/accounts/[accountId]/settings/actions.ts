'use server';

import { revalidatePath } from 'next/cache';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { editAccount } from '@/lib/db/commands/accounts/edit-account';

/** Of an offline account only the name comes; `schedule` is hours, or `usual` for what the estate has. */
export async function editAccountAction(accountId: string, form: FormData): Promise<ActionResult<null>> {
  return runAction(async () => {
    const text = (name: string) => form.get(name)?.toString();
    const schedule = text('schedule');
    await editAccount(await requireActionViewer(), {
      accountId,
      name: text('name'),
      roleArn: text('roleArn'),
      ...(schedule !== undefined && { scanIntervalHours: schedule === 'usual' ? null : Number(schedule) }),
    });
    revalidatePath('/', 'layout');
    return null;
  });
}
