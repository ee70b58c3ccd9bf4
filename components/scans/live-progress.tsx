'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { Card } from '@/components/ui/card';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Spinner } from '@/components/ui/spinner';
import { formatCount, formatPlural } from '@/lib/format';
import { usePolled } from '@/lib/hooks/use-polled';
import { isUnderWay, progressSentence, shareOf, type ScanProgress } from './scan-progress-view';
import { stateWords } from './scan-words';

interface LiveProgressProps {
  scanId: string;
  accountName: string;
  initial: ScanProgress;
}

/**
 * How far a scan is, asked for every two seconds while it is under way and the tab visible. The page around is read
 * again when a stage has ended. Spoken only when the state changes: at the start, the end and a failure.
 */
export function LiveProgress({ scanId, accountName, initial }: LiveProgressProps) {
  const router = useRouter();
  const active = isUnderWay(initial.state);
  const progress = usePolled(`/api/scans/${scanId}/progress`, initial, { active });
  const seen = useRef(`${initial.state} ${initial.stagesDone}`);
  useEffect(() => {
    const next = `${progress.state} ${progress.stagesDone}`;
    if (next === seen.current) return;
    seen.current = next;
    router.refresh();
  }, [progress, router]);
  return (
    <>
      <p role="status" className="sr-only">
        {progress.state === 'queued'
          ? ''
          : `Scan of ${accountName}: ${stateWords[progress.state].toLowerCase()}.`}
      </p>
      {active ? <ProgressCard progress={progress} /> : null}
    </>
  );
}

function ProgressCard({ progress }: { progress: ScanProgress }) {
  const share = shareOf(progress);
  const { state, calls, throttles } = progress;
  return (
    <Card className="mb-4 overflow-hidden">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3.5 sm:px-5">
        <span className="inline-flex items-center gap-2.5 font-medium">
          <Spinner />
          {progressSentence(progress)}
        </span>
        {state === 'running' ? (
          <span className="text-small text-fg-2">
            {formatPlural(calls, 'API call')}
            {throttles > 0 ? `, ${formatCount(throttles)} throttled` : ''}
          </span>
        ) : null}
      </div>
      <ProgressBar label="Stages of the scan" value={share.value} max={share.max} />
    </Card>
  );
}
