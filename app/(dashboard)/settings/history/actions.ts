'use server';

import { revalidatePath } from 'next/cache';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { cancelReplay } from '@/lib/db/commands/history/cancel-replay';
import { requestReplay } from '@/lib/db/commands/history/request-replay';
import { AppError } from '@/lib/errors';

export async function requestReplayAction(input: {
  accountId: string | null;
  /** A UTC day; empty: as far back as every day is kept. */
  from: string;
  reason: string;
}): Promise<ActionResult<{ accounts: number; snapshots: number }>> {
  return runAction(async () => {
    const { accountId, reason } = input;
    const { accounts, snapshots } = await requestReplay(await requireActionViewer(), {
      accountId,
      from: dayOf(input.from),
      reason,
    });
    revalidatePath('/settings/history');
    return { accounts, snapshots };
  });
}

export async function cancelReplayAction(runId: string): Promise<ActionResult<{ state: string }>> {
  return runAction(async () => {
    const { state } = await cancelReplay(await requireActionViewer(), { runId });
    revalidatePath('/settings/history');
    return { state };
  });
}

function dayOf(text: string): Date | null {
  if (text === '') return null;
  const day = new Date(`${text}T00:00:00Z`);
  if (!Number.isNaN(day.getTime())) return day;
  throw new AppError('invalid', 'The first day is not a date.', 'Write it as 2026-03-04.', { field: 'from' });
}
