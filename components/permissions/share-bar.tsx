import { Meter } from '@/components/ui/meter';
import { formatPercent } from '@/lib/format';

export interface ShareOfRights {
  used: number | null;
  unused: number | null;
  unknown: number | null;
}

/** Used, unused and unknown rights in words: "12% used, 80% unused, 8% unknown". */
export function shareInWords({ used, unused, unknown }: ShareOfRights): string {
  if (used === null || unused === null || unknown === null) return 'unknown';
  return `${formatPercent(used)} used, ${formatPercent(unused)} unused, ${formatPercent(unknown)} unknown`;
}

/** One bar of used, unused and unknown rights; the unknown is hatched and stands at the end. */
export function ShareBar({ share, className }: { share: ShareOfRights; className?: string }) {
  const { used, unused, unknown } = share;
  if (used === null || unused === null || unknown === null) return null;
  return (
    <Meter
      label={shareInWords(share)}
      total={100}
      segments={[
        { value: used, tone: 'ink', label: `${formatPercent(used)} used` },
        { value: unused, tone: 'ink-soft', label: `${formatPercent(unused)} unused` },
        { value: unknown, tone: 'hatch', end: true, label: `${formatPercent(unknown)} unknown` },
      ]}
      {...(className ? { className } : {})}
    />
  );
}
