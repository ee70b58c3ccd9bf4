import { AbsoluteTime } from '@/components/shared/absolute-time';
import { Facts, type Fact } from '@/components/shared/facts';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import type { AccountOption } from '@/lib/db/queries/accounts/list-account-options';
import type { History } from '@/lib/db/queries/history/get-history';
import { formatCount, formatPlural } from '@/lib/format';
import type { HistoryActions } from './history-actions';
import { HistoryProgress } from './history-progress';
import { HistoryRunsCard } from './history-runs-card';
import { StartReplay } from './start-replay';

interface HistoryPageProps {
  history: History;
  accounts: AccountOption[];
  /** The UTC day. */
  today: string;
  actions: HistoryActions;
}

/** What judging history again would reach, the run that is under way, and the runs so far. */
export function HistoryPage({ history, accounts, today, actions }: HistoryPageProps) {
  const current = history.runs.find(({ state }) => state === 'queued' || state === 'running');
  return (
    <div className="grid gap-4">
      {current && !history.hasWorker ? (
        <Notice>No worker is running. The run goes on as soon as one is started.</Notice>
      ) : null}
      {current ? <HistoryProgress key={current.id} initial={current} cancel={actions.cancel} /> : null}
      <Card>
        <CardHeader
          title="Re-evaluate history"
          subtitle="A changed threshold or check judges only the newest snapshots again; history keeps its verdicts, and charts mark the day. Here the kept snapshots are judged again by the thresholds and checks of today, without asking AWS. Triage, owners, comments and exceptions stay."
          action={
            history.snapshots > 0 ? (
              <StartReplay
                history={history}
                accounts={accounts}
                today={today}
                underWay={current !== undefined}
                request={actions.request}
              />
            ) : undefined
          }
          className="pb-4"
        />
        {history.snapshots > 0 ? (
          <Facts facts={factsOf(history)} count={4} />
        ) : (
          <EmptyState title="No snapshot is kept yet">
            Once an account has been scanned its snapshots can be judged again.
          </EmptyState>
        )}
      </Card>
      <HistoryRunsCard runs={history.runs} />
    </div>
  );
}

function factsOf(history: History): Fact[] {
  const { snapshots, accounts, oldest, oldestKept, reach, outdated, outdatedSince, catalogueVersion } =
    history;
  return [
    {
      label: 'Snapshots within reach',
      value: formatCount(snapshots),
      detail: `of ${formatPlural(accounts, 'account')}`,
    },
    {
      label: 'Back to',
      value: oldest ? <AbsoluteTime at={oldest} dayOnly /> : 'none',
      detail:
        oldestKept && oldest && oldestKept < oldest ? (
          <>
            The oldest kept one is of <AbsoluteTime at={oldestKept} dayOnly />; give that day to reach it.
          </>
        ) : (
          'the oldest kept snapshot'
        ),
    },
    {
      label: 'Each day is kept since',
      value: <AbsoluteTime at={reach} dayOnly />,
      detail: 'by the retention settings; before that one a month',
    },
    {
      label: 'Judged by other rules',
      value: formatCount(outdated),
      detail: outdatedSince ? (
        <>
          other thresholds, or checks before version {catalogueVersion}; the first of{' '}
          <AbsoluteTime at={outdatedSince} dayOnly />
        </>
      ) : (
        `all by the thresholds of today and checks of version ${catalogueVersion}`
      ),
    },
  ];
}
