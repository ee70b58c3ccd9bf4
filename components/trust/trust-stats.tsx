import type { ScopedPath } from '@/components/shared/scoped-path';
import { Stat, StatStrip } from '@/components/ui/stat-strip';
import type { TrustSummary } from '@/lib/db/queries/trust/summarize-trust';
import { formatCount } from '@/lib/format';
import { trustGaps } from '@/lib/iam/trust/trust-gaps';

/** Five figures about ways in, each a link to its rows. */
export function TrustStats({ summary, path }: { summary: TrustSummary; path: ScopedPath }) {
  const { ways, reaching, open, unknown, dangling, analyzerUnknown, unjudged } = summary;
  const rows = (query: Parameters<ScopedPath>[1]) => path('/trust', { view: 'roles', ...query });
  const of = `of ${formatCount(ways)}`;
  return (
    <StatStrip count={5} className="mb-4">
      <Stat
        label="To an administrator"
        value={formatCount(reaching)}
        href={rows({ reach: 'administrator,route' })}
        of={of}
        note="or to a role with a way to become one"
      />
      <Stat
        label="Lack a condition"
        value={unjudged === ways && ways > 0 ? 'unknown' : formatCount(open)}
        href={rows({ gap: trustGaps })}
        of={of}
        note={
          unjudged > 0
            ? `${formatCount(unjudged)} not judged yet`
            : 'external id, subject, audience or source'
        }
      />
      <Stat label="Party unknown" value={formatCount(unknown)} href={rows({ standing: 'unknown' })} of={of} />
      <Stat
        label="Party gone"
        value={formatCount(dangling)}
        href={rows({ standing: 'gone' })}
        of={of}
        note="deleted, or an account that left"
      />
      <Stat
        label="Access Analyzer blind"
        value={formatCount(analyzerUnknown)}
        href={rows({ analyzer: 'unknown' })}
        of={of}
        note="no analyzer, or not read"
      />
    </StatStrip>
  );
}
