import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Tabs } from '@/components/ui/tabs';
import type { RightsFigures } from '@/lib/db/queries/rights/summarize-rights';
import { formatCount } from '@/lib/format';
import { rightsViews, type RightsView, viewWords } from './rights-views';

interface RightsHeadProps {
  view: RightsView;
  summary: RightsFigures;
  sets: number;
  path: ScopedPath;
}

/** Title of the page and the tabs of its lists. */
export function RightsHead({ view, summary, sets, path }: RightsHeadProps) {
  const { statuses, administrators } = summary;
  const all = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  const counts: Partial<Record<RightsView, number>> = {
    scored: statuses.scored,
    unused: statuses['unused-principal'],
    administrators: administrators.scored,
    sets,
    apart: all - statuses.scored - statuses['unused-principal'],
  };
  return (
    <>
      <PageHead
        title="Unused rights"
        crumbs={[{ label: 'Permissions', href: path('/permissions') }, { label: 'Unused rights' }]}
        lede="How much of what users and roles may do they do not use, by service and access level."
      />
      <Tabs
        label="Lists of unused rights"
        tabs={rightsViews.map((id) => {
          const count = counts[id];
          return {
            href: path('/permissions/rights', { view: id === 'scored' ? null : id }),
            label: viewWords[id],
            ...(count === undefined ? {} : { count: formatCount(count) }),
            current: id === view,
          };
        })}
      />
    </>
  );
}
