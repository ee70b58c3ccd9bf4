import { PageHead } from '@/components/shared/page-head';
import { PrintButton } from '@/components/shared/print-button';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { FrameworkComparison } from '@/lib/db/queries/compliance/compare-standings';
import { formatCount, formatPercent, formatPlural } from '@/lib/format';
import type { Framework } from '@/lib/posture/compliance/types';
import { ComparisonTable } from './comparison-table';
import { changeKinds, changeWords, countChanges } from './change-words';
import { CounterpartPicker } from './counterpart-picker';
import { StatusBar } from './status-bar';
import { countsInWords, type StatusCounts } from './status-words';

interface ComparisonPageProps {
  framework: Framework;
  /** Null: nothing is chosen to compare with. */
  comparison: FrameworkComparison | null;
  choices: readonly { id: string; name: string; version: string }[];
  /** Whether requirements that are the same stand in the table too. */
  isSameShown: boolean;
  path: ScopedPath;
}

/** What two frameworks, mostly two versions of one, ask for differently, and how this place stands by each. */
export function ComparisonPage({ framework, comparison, choices, isSameShown, path }: ComparisonPageProps) {
  const own = `/compliance/${framework.id}`;
  const title = `${framework.name} ${framework.version}`;
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Compliance', href: path('/compliance') },
          { label: title, href: path(own) },
          { label: 'Compare' },
        ]}
        title={comparison ? headline(comparison) : `Compare ${title}`}
        lede={comparison ? summary(comparison) : 'What another version or framework asks for differently.'}
        actions={<PrintButton />}
      />
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2" data-print="hide">
        <span className="text-small text-fg-2">Compared with</span>
        <CounterpartPicker
          choices={choices}
          chosen={comparison?.before.id ?? null}
          href={path(`${own}/compare`)}
        />
      </div>
      {comparison ? (
        <Comparison comparison={comparison} isSameShown={isSameShown} path={path} />
      ) : (
        <Card>
          <EmptyState kind="none" title="Nothing to compare with yet">
            This framework has one version here. Choose another framework above.
          </EmptyState>
        </Card>
      )}
    </>
  );
}

function Comparison({
  comparison,
  isSameShown,
  path,
}: Pick<ComparisonPageProps, 'isSameShown' | 'path'> & { comparison: FrameworkComparison }) {
  const { before, after, changes, beforeOutcome, afterOutcome } = comparison;
  const { same } = countChanges(changes);
  const address = (query: Record<string, string>) =>
    path(`/compliance/${after.id}/compare`, { with: before.id, ...query });
  return (
    <>
      <Card className="mb-4 grid grid-cols-1 divide-y divide-line sm:grid-cols-2 sm:divide-x sm:divide-y-0">
        <Side framework={before} {...beforeOutcome} path={path} />
        <Side framework={after} {...afterOutcome} path={path} />
      </Card>
      <ComparisonTable comparison={comparison} isSameShown={isSameShown} path={path} />
      {same > 0 ? (
        <p className="mt-3 text-small text-fg-2" data-print="hide">
          {isSameShown ? (
            <Link href={address({})} className="link">
              Hide what is the same
            </Link>
          ) : (
            <>
              {formatPlural(same, 'requirement')} {same === 1 ? 'is' : 'are'} the same.{' '}
              <Link href={address({ same: 'true' })} className="link">
                Show {same === 1 ? 'it' : 'them'} too
              </Link>
            </>
          )}
        </p>
      ) : null}
    </>
  );
}

interface SideProps {
  framework: Framework;
  counts: StatusCounts;
  percent: number | null;
  path: ScopedPath;
}

function Side({ framework, counts, percent, path }: SideProps) {
  return (
    <section className="px-4 py-4 sm:px-5">
      <h2 className="text-small text-fg-2">
        <Link href={path(`/compliance/${framework.id}`)}>
          {framework.name} {framework.version}
        </Link>
      </h2>
      <p className="mt-1 mb-3 text-h1">
        {percent === null ? 'nothing judged' : formatPercent(percent)}{' '}
        {percent === null ? null : <small className="text-base font-normal text-fg-3">passing</small>}
      </p>
      <StatusBar counts={counts} className="h-2" />
      <p className="mt-2 text-small text-fg-3">
        {formatPlural(framework.requirements.length, 'requirement')}: {countsInWords(counts)}
      </p>
    </section>
  );
}

function headline({ before, after }: FrameworkComparison): string {
  return before.name === after.name
    ? `${after.name}: ${before.version} and ${after.version}`
    : `${before.name} ${before.version} and ${after.name} ${after.version}`;
}

/** `7.0 adds 9 requirements, drops 4 and asks 3 by other checks; 21 moved to another number.` */
function summary({ after, changes }: FrameworkComparison): string {
  const counts = countChanges(changes);
  const parts = changeKinds
    .filter((kind) => kind !== 'same' && counts[kind] > 0)
    .map((kind) => `${formatCount(counts[kind])} ${changeWords[kind].toLowerCase()}`);
  return parts.length > 0
    ? `From the first to ${after.name} ${after.version}: ${parts.join(', ')}.`
    : 'Both ask for the same.';
}
