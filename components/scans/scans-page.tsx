import { PageHead } from '@/components/shared/page-head';
import { RefreshWhile } from '@/components/shared/refresh-while';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import type { ScanSchedule } from '@/lib/db/queries/scans/get-scan-schedule';
import { formatPlural, formatRelative } from '@/lib/format';
import type { ScanActions } from './scan-actions';
import { ScanHeadActions } from './scan-head-actions';
import { ScansTable, type ScansTableProps } from './scans-table';

interface ScansPageProps extends Omit<ScansTableProps, 'cancel'> {
  schedule: ScanSchedule;
  /** Hours between two scans of an account. */
  intervalHours: number;
  place: { accountId: string | null; ouId: string | null };
  mayChange: boolean;
  actions: ScanActions;
}

/** The queue and what came before it. */
export function ScansPage(props: ScansPageProps) {
  const { schedule, intervalHours, place, mayChange, actions, ...table } = props;
  const { counts, rights, now } = table;
  const underWay = counts.queued + counts.running;
  return (
    <>
      <RefreshWhile active={underWay > 0} />
      <PageHead
        title="Scans"
        lede={
          <>
            {scheduleWords(schedule, { intervalHours, now })}
            {mayChange ? (
              <>
                {' '}
                <Link href="/settings/scanning" className="link">
                  Change the schedule
                </Link>
              </>
            ) : null}
          </>
        }
        actions={
          rights.scan ? (
            <ScanHeadActions accounts={schedule.accounts} place={place} actions={actions} />
          ) : undefined
        }
      />
      {underWay > 0 && !schedule.hasWorker ? (
        <Notice className="mb-4">
          <b>No worker is running.</b> {formatPlural(underWay, 'scan')} {underWay === 1 ? 'waits' : 'wait'}{' '}
          for one. <code>npm run worker</code> starts one; <code>npm start</code> has one with it.
        </Notice>
      ) : null}
      <ScansTable {...table} cancel={actions.cancel} />
    </>
  );
}

function scheduleWords(
  { accounts, next }: ScanSchedule,
  { intervalHours, now }: { intervalHours: number; now: Date },
): string {
  if (accounts.length === 0) return 'No account here is scanned by schedule.';
  const often = intervalHours === 1 ? 'every hour' : `every ${intervalHours} hours`;
  const each = `${formatPlural(accounts.length, 'account')}, each ${often}.`;
  if (!next) return each;
  return next.at <= now
    ? `${each} Next: ${next.name}, due now.`
    : `${each} Next: ${next.name}, ${formatRelative(next.at, now)}.`;
}
