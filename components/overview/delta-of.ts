import type { Delta } from '@/components/ui/stat-strip';
import { formatCount, formatDifference } from '@/lib/format';

/** The difference of a number that is better when smaller, with its date; undefined where one of the two is unknown. */
export function deltaOf(
  current: number | null,
  before: number | null | undefined,
  since: string,
): Delta | undefined {
  if (current === null || before === null || before === undefined) return undefined;
  if (current === before) return { text: `no change since ${since}`, arrow: 'none', meaning: 'neither' };
  const fewer = current < before;
  return {
    text: `${formatDifference(current, before)} since ${since}, was ${formatCount(before)}`,
    arrow: fewer ? 'down' : 'up',
    meaning: fewer ? 'better' : 'worse',
  };
}

/** The difference of a score or a percentage, better when greater. */
export function pointsDelta(
  current: number | null,
  before: number | null | undefined,
  since: string,
): Delta | undefined {
  if (current === null || before === null || before === undefined) return undefined;
  const points = Math.round(current) - Math.round(before);
  if (points === 0) return { text: `no change since ${since}`, arrow: 'none', meaning: 'neither' };
  const size = Math.abs(points);
  return {
    text: `${size} ${size === 1 ? 'point' : 'points'} ${points > 0 ? 'more' : 'fewer'} since ${since}`,
    arrow: points > 0 ? 'up' : 'down',
    meaning: points > 0 ? 'better' : 'worse',
  };
}
