'use server';

import { revalidatePath } from 'next/cache';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { removeAccount } from '@/lib/db/commands/accounts/remove-account';
import { setAccountEnabled } from '@/lib/db/commands/accounts/set-account-enabled';
import { requestScan } from '@/lib/db/commands/scans/request-scan';

/** Whatever stands on a page of the dashboard may count accounts and scans. */
function refresh(): void {
  revalidatePath('/', 'layout');
}

export async function requestScanAction(
  accountId: string,
): Promise<ActionResult<{ scanId: string; created: boolean }>> {
  return runAction(async () => {
    const scan = await requestScan(await requireActionViewer(), { accountId });
    refresh();
    return scan;
  });
}

export async function setAccountEnabledAction(input: {
  accountId: string;
  enabled: boolean;
}): Promise<ActionResult<{ enabled: boolean }>> {
  return runAction(async () => {
    const { enabled } = await setAccountEnabled(await requireActionViewer(), input);
    refresh();
    return { enabled };
  });
}

export async function removeAccountAction(accountId: string): Promise<ActionResult<{ name: string }>> {
  return runAction(async () => {
    const { name } = await removeAccount(await requireActionViewer(), { accountId });
    refresh();
    return { name };
  });
}
