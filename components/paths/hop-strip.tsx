import { Stat, StatStrip } from '@/components/ui/stat-strip';
import type { ScopedPath } from '@/components/shared/scoped-path';
import type { HopCounts } from '@/lib/db/queries/paths/types';
import { formatCount } from '@/lib/format';

/** How near to an administrator identities are; each figure leads to those that it counts. */
export function HopStrip({ counts, path }: { counts: HopCounts; path: ScopedPath }) {
  const href = (hops: number) => path('/paths', { hops });
  return (
    <StatStrip className="mb-4">
      <Stat label="Administrators" value={formatCount(counts.zero)} href={href(0)} note="need no hop" />
      <Stat label="One hop away" value={formatCount(counts.one)} href={href(1)} note="one step is enough" />
      <Stat
        label="Two hops away"
        value={formatCount(counts.two)}
        href={href(2)}
        note="over one other identity"
      />
      <Stat
        label="Three or more"
        value={formatCount(counts.more)}
        href={href(3)}
        note="over several others"
      />
    </StatStrip>
  );
}
