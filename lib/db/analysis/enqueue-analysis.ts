import { realNow } from '@/lib/clock';
import { enqueue } from '@/lib/jobs/enqueue';
import type { Db } from '../client';

/** Snapshots that are saved within this time share one analysis. */
const waitMs = 60_000;

/**
 * Asks for an analysis of the estate, in the transaction of a save: at most one a minute, however many accounts are
 * saved. A worker that dies over it leaves it to the next one.
 */
export async function enqueueAnalysis(tx: Db): Promise<void> {
  await enqueue(tx, 'analyze-estate', {
    payload: {},
    jobKey: 'analyze-estate',
    runAt: new Date(realNow().getTime() + waitMs),
    keepsTime: true,
    attempts: 5,
  });
}
