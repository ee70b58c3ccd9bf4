import { analyzeEstate } from '@/lib/db/analysis/analyze-estate';
import { interruptScansOf } from '@/lib/db/scans/insert-running-scan';
import { historyOwner, type HistoryLane, type LaneSweep } from './history-lane';

export interface HistoryRun {
  /** Whose accounts they sweep at once; the management account is the first of the first lane. */
  lanes: readonly HistoryLane[];
  /** Sweep times, oldest first. */
  times: readonly Date[];
  /** Moves the simulated AWS to a time; called before each sweep. */
  moveClock: (to: Date) => Promise<void>;
  onSweep: (done: number, total: number) => void;
}

export interface HistoryResult {
  sweeps: number;
  snapshots: number;
  calls: number;
}

/**
 * Collects months of history from a simulated AWS whose clock can be moved: at each time every account is scanned
 * through the ordinary collector, judgement and save. The management account is saved first, so that each sweep judges
 * by the organization of its own day. Sweeps that were already taken are skipped, so an interrupted run goes on. At the
 * end the estate is analysed once.
 */
export async function collectHistory(run: HistoryRun): Promise<HistoryResult> {
  await interruptScansOf(historyOwner);
  const result: HistoryResult = { sweeps: 0, snapshots: 0, calls: 0 };
  for (const [index, time] of run.times.entries()) {
    await run.moveClock(time);
    const swept = await sweepAll(run.lanes, time);
    const snapshots = swept.reduce((sum, each) => sum + each.snapshots, 0);
    result.sweeps += snapshots > 0 ? 1 : 0;
    result.snapshots += snapshots;
    result.calls += swept.reduce((sum, each) => sum + each.calls, 0);
    run.onSweep(index + 1, run.times.length);
  }
  if (result.snapshots > 0) await analyzeEstate();
  return result;
}

async function sweepAll(lanes: readonly HistoryLane[], time: Date): Promise<LaneSweep[]> {
  const [first] = lanes;
  const management = first?.accountIds[0];
  if (!first || management === undefined) return [];
  const swept = first.sweep([management], time);
  // Whether or not it went well: the others are then judged by the organization that was known before.
  const organizationSaved = swept.catch(() => undefined);
  const others = lanes.map((lane) =>
    lane.sweep(
      lane.accountIds.filter((id) => id !== management),
      time,
      organizationSaved,
    ),
  );
  return Promise.all([swept, ...others]);
}
