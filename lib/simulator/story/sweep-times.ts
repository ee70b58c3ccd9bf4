import { DAY, StoryClock } from './story-clock';

/** The credential report is frozen for four hours: sweeps closer together would show old data as new. */
const LEAST_GAP = 5 * 3_600_000;
const HISTORY_DAYS = 180;
const DAILY_DAYS = 90;

/** Times at which the history is collected, oldest first: every third day at 02:00 UTC, daily for the last 90 days, then the end itself. */
export function sweepTimes(endsAt: Date | number): Date[] {
  const clock = new StoryClock(endsAt);
  const times: Date[] = [];
  for (let days = HISTORY_DAYS; days >= 0; days -= days > DAILY_DAYS ? 3 : 1) {
    const time = clock.on(days, '02:00');
    if (time <= clock.end - LEAST_GAP && time >= clock.end - (HISTORY_DAYS + 1) * DAY)
      times.push(new Date(time));
  }
  return [...times, new Date(clock.end)];
}
