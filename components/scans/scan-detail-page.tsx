import { OctagonX } from 'lucide-react';
import { Facts, type Fact } from '@/components/shared/facts';
import { PageHead } from '@/components/shared/page-head';
import { ScanStateMark } from '@/components/shared/scan-state-mark';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { ScanDetail } from '@/lib/db/queries/scans/get-scan';
import { formatCount, formatDateTime } from '@/lib/format';
import { CancelScan } from './cancel-scan';
import { LiveProgress } from './live-progress';
import { ScanAgain } from './scan-again';
import type { ScanActions } from './scan-actions';
import { isUnderWay, toScanProgress } from './scan-progress-view';
import { ScanStagesCard, StageProblem } from './scan-stages-card';
import { durationWords, outcomeWords, triggerWords } from './scan-words';

interface ScanDetailPageProps {
  scan: ScanDetail;
  rights: { scan: boolean };
  actions: Pick<ScanActions, 'scan' | 'cancel'>;
  href: (path: string) => string;
}

/** One scan: how far it is or how it ended, and each stage of it. */
export function ScanDetailPage({ scan, rights, actions, href }: ScanDetailPageProps) {
  const underWay = isUnderWay(scan.state);
  const { id, accountId, accountName, cancelRequested } = scan;
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Scans', href: href('/scans') },
          { label: accountName, href: href(`/accounts/${accountId}/scans`) },
        ]}
        title={`Scan of ${accountName}`}
        lede={`Asked for by ${triggerWords(scan)}, ${formatDateTime(scan.queuedAt)}.`}
        actions={
          !rights.scan ? undefined : underWay ? (
            <CancelScan scan={{ id, accountName, cancelRequested }} cancel={actions.cancel} />
          ) : (
            <ScanAgain accountId={accountId} retry={scan.state === 'failed'} scan={actions.scan} />
          )
        }
      />
      <LiveProgress scanId={id} accountName={accountName} initial={toScanProgress(scan)} />
      {scan.error ? (
        <Card className="mb-4 border-fail">
          <div className="flex gap-3 px-4 py-3.5 sm:px-5">
            <OctagonX aria-hidden="true" className="mt-0.5 text-fail" />
            <div className="min-w-0">
              <h2 className="text-h3">The scan failed; the snapshot before it stays</h2>
              <StageProblem error={scan.error} />
            </div>
          </div>
        </Card>
      ) : null}
      <Card className="mb-4">
        <Facts facts={factsOf(scan, href)} count={6} />
      </Card>
      {underWay || scan.stages.length > 0 ? <ScanStagesCard scan={scan} /> : null}
    </>
  );
}

function factsOf(scan: ScanDetail, href: (path: string) => string): Fact[] {
  const { startedAt, seconds, calls, throttles, outcome, accountId, attempt } = scan;
  const notYet = <span className="text-fg-3">not yet</span>;
  const nothing = isUnderWay(scan.state) ? notYet : <span className="text-fg-3">no data</span>;
  return [
    {
      label: 'State',
      value: <ScanStateMark scan={scan} bare />,
      detail: attempt > 1 ? `attempt ${attempt}` : undefined,
    },
    { label: 'Started', value: startedAt ? formatDateTime(startedAt) : notYet },
    { label: 'Duration', value: seconds === null ? notYet : durationWords(seconds) },
    {
      label: 'API calls',
      value: formatCount(calls),
      detail: throttles > 0 ? `${formatCount(throttles)} throttled` : 'none throttled',
    },
    {
      label: 'Identities',
      value: outcome ? (
        <Link href={href(`/identities?account=${accountId}`)}>{formatCount(outcome.identities)}</Link>
      ) : (
        nothing
      ),
    },
    {
      label: 'Findings',
      value: outcome ? (
        <Link href={href(`/findings?account=${accountId}`)}>{outcomeWords(scan)}</Link>
      ) : (
        nothing
      ),
    },
  ];
}
