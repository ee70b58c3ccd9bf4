import { enqueue } from '@/lib/jobs/enqueue';
import { dueSettingKeys } from '@/lib/posture/findings/due-date';
import { changesVerdicts } from '@/lib/posture/settings/changes-verdicts';
import type { Db } from '../../client';

/** Queues one job that judges the newest snapshots anew, or dates findings anew, if the setting matters to them. */
export async function enqueueReEvaluation(tx: Db, key: string): Promise<void> {
  const changesDates = dueSettingKeys.some((each) => each === key);
  if (!changesDates && !changesVerdicts(key)) return;
  const accounts = await tx.account.findMany({
    where: { removedAt: null, lastSnapshotId: { not: null } },
    select: { id: true },
  });
  if (accounts.length === 0) return;
  const accountIds = accounts.map((account) => account.id);
  if (changesDates) {
    await enqueue(tx, 'renew-due-dates', { payload: { accountIds }, jobKey: 'renew-due-dates:settings' });
  } else {
    await enqueue(tx, 're-evaluate', { payload: { accountIds }, jobKey: 're-evaluate:settings' });
  }
}
