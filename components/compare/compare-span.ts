import { subDays } from 'date-fns';

/** Presets, in days back from the later end. */
export const compareDays = [7, 28, 90] as const;

const usualDays = 28;

export interface CompareSpan {
  from: Date;
  to: Date;
  /** The preset in force; null for dates of one's own. */
  days: number | 'visit' | null;
  /** What was done to dates that make no span. */
  corrected: string | null;
}

interface Asked {
  from: Date | null;
  to: Date | null;
  days: number | null;
  /** The last visit of the person who looks, where that is asked for and known. */
  visit: Date | null;
}

/** A bare day means its end, as everywhere. */
function endOfDay(day: Date, moment: Date): Date {
  const end = new Date(day);
  end.setUTCHours(23, 59, 59, 999);
  return end > moment ? moment : end;
}

/** The two moments that an address asks to compare; dates the wrong way round are exchanged. */
export function compareSpan({ from, to, days, visit }: Asked, moment: Date): CompareSpan {
  if (visit) return { from: visit, to: moment, days: 'visit', corrected: null };
  if (!from && !to) {
    const preset = compareDays.find((one) => one === days) ?? usualDays;
    return { from: subDays(moment, preset), to: moment, days: preset, corrected: null };
  }
  const later = to ? endOfDay(to, moment) : moment;
  const earlier = from ? endOfDay(from, moment) : subDays(later, usualDays);
  const isTurned = earlier > later;
  return {
    from: isTurned ? later : earlier,
    to: isTurned ? earlier : later,
    days: null,
    corrected: isTurned ? 'The first date was after the second; they are exchanged.' : null,
  };
}
