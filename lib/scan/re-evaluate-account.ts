import { loadNewestSnapshot } from '@/lib/db/load-snapshot';
import { loadSurroundings } from '@/lib/db/load-surroundings';
import { saveEvaluation } from '@/lib/db/save-evaluation';
import { loadScanTarget, settingsStamp } from '@/lib/db/scans/load-scan-target';
import { judgeSnapshot } from '@/lib/posture/judge-snapshot';

/**
 * Judges the newest snapshot of one account anew, without asking AWS: after a setting or its organization changed.
 * History keeps its verdicts (decisions 4). Nothing happens for an account without a snapshot.
 */
export async function reEvaluateAccount(accountId: string): Promise<void> {
  const snapshot = await loadNewestSnapshot(accountId);
  if (!snapshot) return;
  const target = await loadScanTarget(accountId);
  const surroundings = await loadSurroundings({ snapshot, ...target });
  const judged = judgeSnapshot({ snapshot, surroundings, before: null, settings: target.settings });
  await saveEvaluation({
    snapshot,
    evaluation: judged.evaluation,
    projection: judged.projection,
    settingsHash: settingsStamp(target.settings),
  });
}
