import { Download } from 'lucide-react';
import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { buttonVariants } from '@/components/ui/button-variants';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import type { PathsToAdministrator } from '@/lib/db/queries/paths/types';
import { formatPlural } from '@/lib/format';
import { ClimberCard } from './climber-card';
import { ClimberList } from './climber-list';
import { CutSetCard } from './cut-set-card';

const findingsOfCheck = { check: 'privilege-escalation-paths' };

interface PathsPageProps {
  paths: PathsToAdministrator;
  /** Identity whose ways are shown; the first when it is not in the list. */
  chosenId: string | null;
  path: ScopedPath;
}

/** Who is no administrator and can become one, how, and what to change. */
export function PathsPage({ paths, chosenId, path }: PathsPageProps) {
  const { climbers, ways, cuts, unknown } = paths;
  const chosen = climbers.find(({ identityId }) => identityId === chosenId) ?? climbers[0];
  const accounts = new Set(climbers.map(({ accountId }) => accountId)).size;
  return (
    <>
      <PageHead
        title="Paths to administrator"
        lede={
          climbers.length === 0
            ? 'Who is no administrator and can become one.'
            : `${formatPlural(climbers.length, 'identity that is no administrator', 'identities that are no administrators')} can become one, in ${formatPlural(ways, 'way')}, in ${formatPlural(accounts, 'account')}.`
        }
        actions={
          climbers.length > 0 ? (
            <a href={csvHref(path)} download className={buttonVariants()}>
              <Download aria-hidden="true" />
              Export CSV
            </a>
          ) : undefined
        }
      />
      {unknown > 0 ? (
        <Notice kind="information" className="mb-4">
          Of{' '}
          <Link href={path('/checks/privilege-escalation-paths')} className="link">
            {formatPlural(unknown, 'identity', 'identities')}
          </Link>{' '}
          it is unknown: not every policy could be read.
        </Notice>
      ) : null}
      {chosen ? (
        <>
          {cuts.length > 0 ? <CutSetCard cuts={cuts} ways={ways} /> : null}
          <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
            <ClimberList
              climbers={climbers}
              chosenId={chosen.identityId}
              hrefOf={(identityId) => path('/paths', { identity: identityId })}
            />
            <ClimberCard climber={chosen} path={path} />
          </div>
        </>
      ) : (
        <Card>
          <EmptyState title="Nobody can climb">
            No identity of this scope that is no administrator was found to have a way to become one.
            {unknown > 0 ? ' Those that could not be judged are not counted in.' : ''}
          </EmptyState>
        </Card>
      )}
    </>
  );
}

/** The findings of the check are these identities, with owner, state and dates. */
function csvHref(path: ScopedPath): string {
  return path('/api/v1/findings', { ...findingsOfCheck, format: 'csv' });
}
