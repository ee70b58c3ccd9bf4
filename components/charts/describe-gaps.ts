const dayMs = 86_400_000;
const named = 2;

const dayFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' });

/**
 * The days without data in the middle of a line, in words: "No scan ran 25–27 December." Null without any; days before
 * the first and after the last value are no gaps.
 */
export function describeGaps(days: readonly { at: string; known: boolean }[]): string | null {
  const gaps: { from: Date; to: Date }[] = [];
  const first = days.findIndex(({ known }) => known);
  const last = days.findLastIndex(({ known }) => known);
  for (const { at, known } of days.slice(Math.max(first, 0), last + 1)) {
    if (known) continue;
    const day = new Date(at);
    const open = gaps.at(-1);
    if (open && day.getTime() - open.to.getTime() <= dayMs) open.to = day;
    else gaps.push({ from: day, to: day });
  }
  if (gaps.length === 0) return null;
  if (gaps.length > named) return `Broken where no scan ran for more than three days, ${gaps.length} times.`;
  return `No scan ran ${gaps.map(rangeOf).join(' and ')}.`;
}

function rangeOf({ from, to }: { from: Date; to: Date }): string {
  const end = dayFormat.format(to);
  if (from.getTime() === to.getTime()) return end;
  const isSameMonth = from.getUTCMonth() === to.getUTCMonth();
  return isSameMonth ? `${from.getUTCDate()}–${end}` : `${dayFormat.format(from)} – ${end}`;
}
