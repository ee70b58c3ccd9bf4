'use server';

import { revalidatePath } from 'next/cache';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { cancelScan } from '@/lib/db/commands/scans/cancel-scan';
import { requestScan } from '@/lib/db/commands/scans/request-scan';
import { requestScans } from '@/lib/db/commands/scans/request-scans';

export async function requestScanAction(
  accountId: string,
): Promise<ActionResult<{ scanId: string; created: boolean }>> {
  return runAction(async () => {
    const scan = await requestScan(await requireActionViewer(), { accountId });
    revalidatePath('/scans');
    return scan;
  });
}

export async function requestScansAction(place: {
  accountId: string | null;
  ouId: string | null;
}): Promise<ActionResult<{ queued: number; underWay: number }>> {
  return runAction(async () => {
    const counts = await requestScans(await requireActionViewer(), place);
    revalidatePath('/', 'layout');
    return counts;
  });
}

export async function cancelScanAction(scanId: string): Promise<ActionResult<{ state: string }>> {
  return runAction(async () => {
    const { state } = await cancelScan(await requireActionViewer(), { scanId });
    revalidatePath('/', 'layout');
    return { state };
  });
}
