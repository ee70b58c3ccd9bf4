import { subDays } from 'date-fns';
import { trendRanges } from './range-controls';

export interface TrendSpan {
  /** The preset in force; null for dates of one's own. */
  range: number | null;
  from: Date;
  to: Date;
  /** What was done to dates that make no span. */
  corrected: string | null;
}

const usual = 90;
const mostDays = 1_096;

/**
 * The days that an address asks for: two dates win over a preset. Dates the wrong way round are exchanged, days to come
 * are cut, and a span of more than three years is shortened, since numbers are kept no longer.
 */
export function trendSpan(
  asked: { range: number | null; from: Date | null; to: Date | null },
  moment: Date,
): TrendSpan {
  const { range, from, to } = asked;
  if (!from && !to) {
    const days = trendRanges.find((one) => one === range) ?? usual;
    return { range: days, from: subDays(moment, days - 1), to: moment, corrected: null };
  }
  const ends = [from ?? subDays(to ?? moment, usual - 1), to ?? moment].map((end) =>
    end > moment ? moment : end,
  ) as [Date, Date];
  const isTurned = ends[0] > ends[1];
  const [first, last] = isTurned ? [ends[1], ends[0]] : ends;
  const earliest = subDays(last, mostDays - 1);
  const isLong = first < earliest;
  return {
    range: null,
    from: isLong ? earliest : first,
    to: endOfDay(last, moment),
    corrected: isLong
      ? 'Numbers are kept for three years; the range is cut to that.'
      : isTurned
        ? 'The first date was after the second; they are exchanged.'
        : null,
  };
}

function endOfDay(day: Date, moment: Date): Date {
  const end = new Date(day);
  end.setUTCHours(23, 59, 59, 999);
  return end > moment ? moment : end;
}
