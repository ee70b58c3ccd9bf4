/** All text made from numbers and dates. Pure: `now` and the zone are arguments. Dates without a zone are UTC. */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const relativeLimitDays = 7;
const countCap = 10_000;

/** A date as the pages receive it: an instant, or its ISO text. */
export type DateLike = Date | string;

const countFormat = new Intl.NumberFormat('en-US');

function toDate(value: DateLike): Date {
  return typeof value === 'string' ? new Date(value) : value;
}

function partsIn(value: DateLike, zone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return Object.fromEntries(format.formatToParts(toDate(value)).map((part) => [part.type, part.value]));
}

/** ISO text for `<time dateTime>`. */
export function formatIso(value: DateLike): string {
  return toDate(value).toISOString();
}

/** `2026-03-04` in the zone. */
export function formatDate(value: DateLike, zone = 'UTC'): string {
  const parts = partsIn(value, zone);
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** `14:05` in the zone. */
export function formatTime(value: DateLike, zone = 'UTC'): string {
  const parts = partsIn(value, zone);
  return `${parts.hour}:${parts.minute}`;
}

/** `2026-03-04 14:05 UTC`: the absolute form for tables, tooltips and print. */
export function formatDateTime(value: DateLike, zone = 'UTC'): string {
  const parts = partsIn(value, zone);
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute} ${parts.timeZoneName}`;
}

/** `4 March 2026`: dates in sentences and headings. */
export function formatLongDate(value: DateLike, zone = 'UTC'): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(toDate(value));
}

/** `4 Mar`, with the year when it differs from that of `now`. */
export function formatShortDate(value: DateLike, now: DateLike, zone = 'UTC'): string {
  const sameYear = formatDate(value, zone).slice(0, 4) === formatDate(now, zone).slice(0, 4);
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
    .format(toDate(value))
    .replace('Sept', 'Sep');
}

/** `14:05` today, `3 Mar 07:02` on another day: the last column of a list of scans. */
export function formatRecentTime(value: DateLike, now: DateLike, zone = 'UTC'): string {
  const time = formatTime(value, zone);
  return formatDate(value, zone) === formatDate(now, zone)
    ? time
    : `${formatShortDate(value, now, zone)} ${time}`;
}

/** `3 h ago`, `in 4 h`, `just now`; absolute beyond seven days either way. */
export function formatRelative(value: DateLike, now: DateLike, zone = 'UTC'): string {
  const distance = toDate(value).getTime() - toDate(now).getTime();
  const size = Math.abs(distance);
  if (size >= relativeLimitDays * dayMs) return formatDateTime(value, zone);
  if (size < minuteMs) return 'just now';
  const words =
    size < hourMs
      ? `${Math.floor(size / minuteMs)} min`
      : size < dayMs
        ? `${Math.floor(size / hourMs)} h`
        : formatDays(Math.floor(size / dayMs));
  return distance < 0 ? `${words} ago` : `in ${words}`;
}

/** Whole days from one instant to another; negative when `to` is earlier. */
export function daysBetween(from: DateLike, to: DateLike): number {
  return Math.trunc((toDate(to).getTime() - toDate(from).getTime()) / dayMs);
}

/** `412 days`, `1 day`. */
export function formatDays(days: number): string {
  return formatPlural(days, 'day');
}

/** `today`, `yesterday`, `37 days ago`: how long since something was last used. */
export function formatDaysAgo(days: number): string {
  if (days <= 0) return 'today';
  return days === 1 ? 'yesterday' : `${formatDays(days)} ago`;
}

/** `1,146`. */
export function formatCount(count: number): string {
  return countFormat.format(count);
}

/** Exact up to 10,000, then `10,000+`. */
export function formatCappedCount(count: number): string {
  return count > countCap ? `${formatCount(countCap)}+` : formatCount(count);
}

/** `1 user`, `3 users`, `2 identities` when the plural is given. */
export function formatPlural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A percentage without decimals that never rounds to 0% or 100%; `unknown` when there is no whole. */
export function formatPercent(part: number, whole = 100): string {
  if (whole <= 0) return 'unknown';
  const percent = (part / whole) * 100;
  if (percent <= 0) return '0%';
  if (percent >= 100) return '100%';
  if (percent < 1) return '<1%';
  return percent > 99 ? '>99%' : `${Math.round(percent)}%`;
}

/** `8 fewer`, `4 more`, `no change`: differences are never told as up or down. */
export function formatDifference(current: number, before: number): string {
  if (current === before) return 'no change';
  return `${formatCount(Math.abs(current - before))} ${current < before ? 'fewer' : 'more'}`;
}

/** `5281 6490 3772`; anything that is not 12 digits is returned as it is. */
export function formatAccountId(accountId: string): string {
  return /^\d{12}$/.test(accountId) ? accountId.replace(/(\d{4})(?=\d)/g, '$1 ') : accountId;
}

/** `AKIA …W7Q3`: enough to recognise an access key. */
export function formatKeyId(keyId: string): string {
  return keyId.length > 8 ? `${keyId.slice(0, 4)} …${keyId.slice(-4)}` : keyId;
}

/** Cuts the middle out of a long text such as an ARN, keeping its end, which tells most. */
export function truncateMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const tail = Math.ceil((max - 1) * 0.6);
  return `${text.slice(0, max - 1 - tail)}…${text.slice(-tail)}`;
}

/** `1–25 of 340`; `0 of 0` when there is nothing. */
export function formatRange(page: number, size: number, total: number): string {
  if (total === 0) return '0 of 0';
  const first = (page - 1) * size + 1;
  return `${formatCount(first)}–${formatCount(Math.min(page * size, total))} of ${formatCappedCount(total)}`;
}

/** `0.4 s`, `42 s`, `3 min 5 s`, `2 h 10 min` from milliseconds. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min${whole % 60 ? ` ${whole % 60} s` : ''}`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;
}
