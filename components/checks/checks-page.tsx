import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { ReferencedCheck } from '@/lib/db/queries/checks/get-check-reference';
import { type Shown, shownKinds, showsCheck } from './shown-checks';
import { ChecksTable } from './checks-table';

interface ChecksPageProps {
  checks: readonly ReferencedCheck[];
  q: string;
  shown: Shown;
  /** Scope and time of the address, which a search keeps. */
  kept: Readonly<Record<string, string>>;
  path: ScopedPath;
}

const labels: Record<Shown, string> = {
  all: 'All',
  on: 'On',
  off: 'Off',
  fail: 'Failing',
  unknown: 'Unknown',
};

/** Every rule that Rolecall knows: whether it runs here and what it said. */
export function ChecksPage({ checks, q, shown, kept, path }: ChecksPageProps) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const found = checks.filter(({ check }) => {
    const text = `${check.id} ${check.title} ${check.failTitle} ${check.references.join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const rows = found.filter((one) => showsCheck(one, shown));
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Compliance', href: path('/compliance') }, { label: 'Checks' }]}
        title="Checks"
        lede="Every rule with how it is decided, its parameters, and who else asks for it. Results are those of the scope shown."
      />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <form action="/checks" role="search" className="flex gap-2">
          {Object.entries(kept).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Input
            name="q"
            type="search"
            defaultValue={q}
            aria-label="Search checks"
            placeholder="Search checks"
            className="w-56"
          />
          <Button type="submit">Search</Button>
        </form>
        <SegmentedLinks
          label="Which checks"
          className="max-w-full overflow-x-auto"
          options={shownKinds.map((kind) => ({
            href: path('/checks', { q, show: kind === 'all' ? null : kind }),
            label: `${labels[kind]} ${found.filter((one) => showsCheck(one, kind)).length}`,
            current: shown === kind,
          }))}
        />
      </div>
      {rows.length > 0 ? (
        <ChecksTable checks={rows} path={path} />
      ) : (
        <Card>
          <EmptyState
            kind="none"
            title="No check is like that"
            actions={<Link href={path('/checks')}>Show all</Link>}
          />
        </Card>
      )}
    </>
  );
}
