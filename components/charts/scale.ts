const dayMs = 86_400_000;
const maxTicks = 5;

export interface NumberScale {
  domain: [number, number];
  ticks: number[];
}

/** Whole, round steps (1, 2, 5 × 10ⁿ) around the values, at most five ticks: what is drawn is counted or in percent. `fromZero` is for counts; scores may be cut. */
export function niceScale(
  values: number[],
  { fromZero = true, max }: { fromZero?: boolean; max?: number } = {},
): NumberScale {
  const low = fromZero ? 0 : Math.min(...values);
  const high = Math.max(...values, fromZero ? 1 : -Infinity);
  if (values.length === 0 || !Number.isFinite(low) || !Number.isFinite(high))
    return { domain: [0, 1], ticks: [0, 1] };
  const span = high - low || Math.max(1, Math.abs(high) * 0.1);
  const step = niceStep(span / (maxTicks - 2));
  const first = Math.floor(low / step) * step;
  const last = Math.max(first + step, Math.ceil(high / step) * step);
  const top = max === undefined ? last : Math.min(last, Math.max(max, high));
  const ticks: number[] = [];
  for (let tick = first; tick <= top + step / 1e6; tick += step) ticks.push(Number(tick.toFixed(6)));
  return { domain: [first, Math.max(top, ticks.at(-1) ?? top)], ticks };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const ratio = rough / power;
  const factor = ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10;
  return Math.max(1, factor * power);
}

/** Ticks by calendar between two UTC times: days, Mondays, months, quarters or years, with the first day kept. */
export function calendarTicks(from: number, to: number): number[] {
  if (to <= from) return [from];
  const days = (to - from) / dayMs;
  const starts =
    days <= 14
      ? everyDays(from, to, Math.max(1, Math.ceil(days / 5)))
      : days <= 56
        ? mondays(from, to)
        : months(from, to, monthStep(days));
  const gap = (to - from) / 9;
  return [from, ...starts.filter((tick) => tick - from > gap && tick <= to)];
}

function monthStep(days: number): number {
  if (days <= 160) return 1;
  if (days <= 320) return 2;
  return days <= 500 ? 3 : 12;
}

function everyDays(from: number, to: number, step: number): number[] {
  const ticks: number[] = [];
  for (let tick = from + step * dayMs; tick <= to; tick += step * dayMs) ticks.push(tick);
  return ticks;
}

function mondays(from: number, to: number): number[] {
  const weekday = new Date(from).getUTCDay();
  const first = Math.floor(from / dayMs) * dayMs + ((8 - weekday) % 7) * dayMs;
  return everyDays(first - 7 * dayMs, to, (to - from) / dayMs > 35 ? 14 : 7);
}

function months(from: number, to: number, step: number): number[] {
  const start = new Date(from);
  const ticks: number[] = [];
  for (let month = start.getUTCMonth() + 1; ; month += 1) {
    const tick = Date.UTC(start.getUTCFullYear(), month, 1);
    if (tick > to) return ticks;
    if (new Date(tick).getUTCMonth() % step === 0) ticks.push(tick);
  }
}
