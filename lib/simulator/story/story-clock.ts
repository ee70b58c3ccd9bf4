import type { Instant } from '../world/types';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Times of the story, told backwards from its end. All are whole seconds, as IAM's own dates. */
export class StoryClock {
  readonly end: Instant;

  constructor(endsAt: Date | number) {
    const time = typeof endsAt === 'number' ? endsAt : endsAt.getTime();
    if (!Number.isFinite(time)) throw new Error('the story needs a valid end');
    this.end = Math.floor(time / 1000) * 1000;
  }

  /** So long before the end; a negative number of days lies after it. */
  ago(days: number, hours = 0, minutes = 0): Instant {
    return this.end - Math.round(days * DAY) - hours * HOUR - minutes * MINUTE;
  }

  /** A time of day (UTC) on the day that lies so many days before the end's day; at least one day before for past events. */
  on(daysBefore: number, time: `${number}:${number}`): Instant {
    const [hours, minutes] = time.split(':').map(Number);
    const midnight = Math.floor(this.end / DAY) * DAY;
    return midnight - daysBefore * DAY + (hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE;
  }
}
