import { enqueue } from '@/lib/jobs/enqueue';
import type { SettingKey } from '@/lib/posture/settings';
import type { Db } from '../../client';

/** Settings that change verdicts. */
const judging: ReadonlySet<SettingKey> = new Set([
  'accessKeyMaxAgeDays',
  'accessKeyUnusedDays',
  'consoleInactiveDays',
  'mfaGraceDays',
  'unusedServiceDays',
]);

/** Queues one job that judges the newest snapshots anew, if the setting matters to verdicts. */
export async function enqueueReEvaluation(tx: Db, key: SettingKey): Promise<void> {
  if (!judging.has(key)) return;
  const accounts = await tx.account.findMany({
    where: { removedAt: null, lastSnapshotId: { not: null } },
    select: { id: true },
  });
  if (accounts.length === 0) return;
  const accountIds = accounts.map((account) => account.id);
  await enqueue(tx, 're-evaluate', { payload: { accountIds }, jobKey: 're-evaluate:settings' });
}
