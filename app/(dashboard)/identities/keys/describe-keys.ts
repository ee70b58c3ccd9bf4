import { formatDays, formatPlural } from '@/lib/format';

/** Title and subtitle of the list: what to retire, or what the filters leave. */
export function describeKeys({
  filtered,
  total,
  limits,
}: {
  filtered: boolean;
  total: number;
  limits: { olderThanDays: number; idleDays: number };
}): { title: string; subtitle: string } {
  const keys = formatPlural(total, 'key');
  const risk = 'Risk = reach (60) + age (20) + idle time (20).';
  if (filtered) return { title: 'Access keys', subtitle: `${keys} by these filters. ${risk}` };
  const { olderThanDays, idleDays } = limits;
  return {
    title: 'Retire these first',
    subtitle: `${keys} ${total === 1 ? 'is' : 'are'} over ${formatDays(olderThanDays)} old or idle for ${idleDays}. ${risk}`,
  };
}
