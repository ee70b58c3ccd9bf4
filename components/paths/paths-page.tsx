import { Download, Waypoints } from 'lucide-react';
import { AbsoluteTime } from '@/components/shared/absolute-time';
import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { buttonVariants } from '@/components/ui/button-variants';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import type { PathsToAdministrator } from '@/lib/db/queries/paths/types';
import { formatPlural } from '@/lib/format';
import { AdministratorsCard } from './administrators-card';
import { ClimberCard } from './climber-card';
import { ClimberList } from './climber-list';
import { CutSetCard } from './cut-set-card';
import { DrawingCard } from './drawing-card';
import { EntriesCard } from './entries-card';
import { HopStrip } from './hop-strip';

const findingsOfCheck = { check: 'privilege-escalation-paths' };

/** What the address asks for. */
export interface PathsShown {
  /** Identity whose ways are shown; the first when it is not in the list. */
  chosenId: string | null;
  /** Only those of so many hops. */
  hops: '0' | '1' | '2' | '3' | null;
  /** The part of the list; null: the one that holds the chosen identity. */
  page: number | null;
  draw: 'identity' | 'estate' | null;
}

interface PathsPageProps {
  paths: PathsToAdministrator;
  shown: PathsShown;
  path: ScopedPath;
}

/** Who is no administrator and can become one, how, and what to change. */
export function PathsPage({ paths, shown, path }: PathsPageProps) {
  const { climbers, ways, cuts, unknown, hopCounts, entries } = paths;
  return (
    <>
      <PageHead
        title="Paths to administrator"
        lede={ledeOf(paths)}
        actions={
          climbers.length > 0 ? (
            <>
              <Link
                href={path('/paths', { hops: shown.hops === '0' ? null : shown.hops, draw: 'estate' })}
                className={buttonVariants()}
              >
                <Waypoints aria-hidden="true" />
                Draw
              </Link>
              <a href={csvHref(path)} download className={buttonVariants()}>
                <Download aria-hidden="true" />
                Export CSV
              </a>
            </>
          ) : undefined
        }
      />
      <KnownFrom paths={paths} />
      {unknown > 0 ? (
        <Notice kind="information" className="mb-4">
          Of{' '}
          <Link href={path('/checks/privilege-escalation-paths')} className="link">
            {formatPlural(unknown, 'identity', 'identities')}
          </Link>{' '}
          it is unknown: not every policy could be read.
        </Notice>
      ) : null}
      {hopCounts ? <HopStrip counts={hopCounts} path={path} /> : null}
      {cuts.length > 0 && shown.hops === null ? <CutSetCard cuts={cuts} ways={ways} /> : null}
      <Climbers paths={paths} shown={shown} path={path} />
      {entries.length > 0 && shown.hops === null ? <EntriesCard entries={entries} path={path} /> : null}
    </>
  );
}

function ledeOf({ climbers, ways }: PathsToAdministrator): string {
  if (climbers.length === 0) return 'Who is no administrator and can become one.';
  const accounts = new Set(climbers.map(({ accountId }) => accountId)).size;
  return `${formatPlural(climbers.length, 'identity that is no administrator', 'identities that are no administrators')} can become one, in ${formatPlural(ways, 'way')}, in ${formatPlural(accounts, 'account')}.`;
}

/** Says so where only the routes within each account are known. */
function KnownFrom({ paths: { analysedAt, knownFrom, climbers } }: { paths: PathsToAdministrator }) {
  if (analysedAt !== null || (knownFrom === null && climbers.length === 0)) return null;
  return (
    <Notice kind="information" className="mb-4">
      {knownFrom ? (
        <>
          Routes across accounts are known from <AbsoluteTime at={knownFrom} /> on. Here are those within each
          account.
        </>
      ) : (
        'Routes across accounts are worked out within a minute after a scan. Here are those within each account.'
      )}
    </Notice>
  );
}

const hopWordsOf = { '0': 'no hop', '1': 'one hop', '2': 'two hops', '3': 'three or more hops' };

/** The list and the chosen one; with a number of hops in the address only those. */
function Climbers({ paths, shown, path }: PathsPageProps) {
  const { hops, draw } = shown;
  if (hops === '0') return <AdministratorsCard administrators={paths.administrators} path={path} />;
  const climbers = paths.climbers.filter((climber) => hops === null || isOf(hops, climber.hops.length));
  const chosen = climbers.find(({ identityId }) => identityId === shown.chosenId) ?? climbers[0];
  if (!chosen) return <NobodyClimbs hops={hops} unknown={paths.unknown} path={path} />;
  const hrefOf = (identityId: string | null, drawn: PathsShown['draw'] = null) =>
    path('/paths', { hops, identity: identityId, draw: drawn });
  return (
    <>
      {hops === null ? null : (
        <p className="mb-3 text-small text-fg-2">
          Only those of {hopWordsOf[hops]}.{' '}
          <Link href={path('/paths')} className="link">
            Show all
          </Link>
        </p>
      )}
      {draw ? (
        <DrawingCard
          title={draw === 'estate' ? 'Routes to administrator' : `Route of ${chosen.name}`}
          climbers={draw === 'estate' ? climbers : [chosen]}
          closeHref={hrefOf(shown.chosenId)}
          path={path}
        />
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
        <ClimberList
          climbers={climbers}
          chosenId={chosen.identityId}
          page={shown.page}
          hrefOf={hrefOf}
          pageHref={(page) => path('/paths', { hops, identity: shown.chosenId, page: String(page) })}
        />
        <ClimberCard climber={chosen} drawHref={hrefOf(chosen.identityId, 'identity')} path={path} />
      </div>
    </>
  );
}

function isOf(wanted: '1' | '2' | '3', hops: number): boolean {
  return wanted === '3' ? hops >= 3 : hops === Number(wanted);
}

function NobodyClimbs({
  hops,
  unknown,
  path,
}: {
  hops: PathsShown['hops'];
  unknown: number;
  path: ScopedPath;
}) {
  return (
    <Card>
      {hops ? (
        <EmptyState title="Nobody">
          No identity of this scope is {hopWordsOf[hops]} away.{' '}
          <Link href={path('/paths')} className="link">
            Show all
          </Link>
        </EmptyState>
      ) : (
        <EmptyState title="Nobody can climb">
          No identity of this scope that is no administrator was found to have a way to become one.
          {unknown > 0 ? ' Those that could not be judged are not counted in.' : ''}
        </EmptyState>
      )}
    </Card>
  );
}

/** The findings of the check are these identities, with owner, state and dates. */
function csvHref(path: ScopedPath): string {
  return path('/api/v1/findings', { ...findingsOfCheck, format: 'csv' });
}
