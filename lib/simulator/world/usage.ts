import type { Instant, ResolvedUsage } from './types';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** A pattern with a use on every working day has one within four days; longer rhythms move by `everyDays`. */
const LOOK_BACK = 8;

/** Last use up to `at` (epoch ms), or undefined when there is none yet. Costs a handful of operations however long the pattern runs. */
export function lastUse(usage: ResolvedUsage, at: Instant): Instant | undefined {
  const until = Math.min(at, usage.until);
  if (until < usage.from) return undefined;
  if (usage.from === usage.until) return usage.from;
  const first = Math.floor(usage.from / DAY);
  let day = first + Math.floor((Math.floor(until / DAY) - first) / usage.everyDays) * usage.everyDays;
  for (let step = 0; step < LOOK_BACK && day >= first; step += 1, day -= usage.everyDays) {
    const time = timeOnDay(usage, day);
    if (time !== undefined && time >= usage.from && time <= until) return time;
  }
  return undefined;
}

function timeOnDay(usage: ResolvedUsage, day: number): Instant | undefined {
  // 1970-01-01 was a Thursday.
  const weekday = (day + 4) % 7;
  if (usage.weekdaysOnly && (weekday === 0 || weekday === 6)) return undefined;
  const spread = Math.imul(day ^ usage.salt, 0x9e3779b1) >>> 0;
  return day * DAY + usage.hour * HOUR + Math.floor((spread / 0x1_0000_0000) * usage.spanHours * HOUR);
}

/** The pattern with the latest use up to `at`, and that use. */
export function latestUse(
  usages: readonly ResolvedUsage[],
  at: Instant,
): { usage: ResolvedUsage; time: Instant } | undefined {
  let best: { usage: ResolvedUsage; time: Instant } | undefined;
  for (const usage of usages) {
    const time = lastUse(usage, at);
    if (time !== undefined && (!best || time > best.time)) best = { usage, time };
  }
  return best;
}

/** AWS records the first use in a span: 5 minutes for passwords, 15 for keys. */
export function roundDown(time: Instant, minutes: number): Instant {
  const grain = minutes * 60_000;
  return Math.floor(time / grain) * grain;
}
