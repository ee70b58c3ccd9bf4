import { pause } from '../cancellation';
import type { Timing } from './stage-context';

/** A job of AWS that ended badly or never: named so that `describeAwsError` knows it. */
export class JobError extends Error {
  constructor(
    override readonly name: 'JobFailed' | 'JobStuck',
    message: string,
  ) {
    super(message);
  }
}

/**
 * Asks `poll` until it answers something, with growing waits in between. Throws JobStuck when the job takes longer
 * than `timing.jobDeadlineMs`.
 */
export async function awaitJob<T>(
  poll: () => Promise<T | null>,
  { timing, signal, what }: { timing: Timing; signal: AbortSignal; what: string },
): Promise<T> {
  const startedAt = performance.now();
  let wait = timing.firstPollMs;
  for (;;) {
    await pause(wait, signal);
    const answer = await poll();
    if (answer !== null) return answer;
    if (performance.now() - startedAt > timing.jobDeadlineMs) {
      const seconds = Math.round(timing.jobDeadlineMs / 1000);
      throw new JobError('JobStuck', `AWS did not finish ${what} within ${seconds} seconds.`);
    }
    wait = Math.min(Math.max(wait * 1.5, 20), timing.longestPollMs);
  }
}
