'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import { failureText } from '@/components/shared/failure-text';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Spinner } from '@/components/ui/spinner';
import type { HistoryRunRow } from '@/lib/db/queries/history/list-runs';
import { formatCount } from '@/lib/format';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import { usePolled } from '@/lib/hooks/use-polled';
import type { HistoryActions } from './history-actions';
import { isUnderWay, runSentence, runStateWords } from './history-words';

interface HistoryProgressProps {
  initial: HistoryRunRow;
  cancel: HistoryActions['cancel'];
}

/** How far a run is, asked for while it is under way. The page around is read again when an account is done. */
export function HistoryProgress({ initial, cancel }: HistoryProgressProps) {
  const router = useRouter();
  const active = isUnderWay(initial.state);
  const run = usePolled(`/api/history/${initial.id}/progress`, initial, { active });
  const seen = useRef(`${initial.state} ${initial.accountsDone}`);
  useEffect(() => {
    const next = `${run.state} ${run.accountsDone}`;
    if (next === seen.current) return;
    seen.current = next;
    router.refresh();
  }, [run, router]);
  return (
    <>
      <p role="status" className="sr-only">
        {run.state === 'queued' ? '' : `Re-evaluation of history: ${runStateWords[run.state].toLowerCase()}.`}
      </p>
      <Card className="overflow-hidden">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3 sm:px-5">
          <span className="inline-flex min-w-0 items-start gap-2.5 font-medium">
            <Spinner className="mt-0.5" />
            {runSentence(run)}
          </span>
          <span className="ml-auto flex items-center gap-4 text-small text-fg-2">
            {formatCount(run.snapshotsDone)} of {formatCount(run.snapshots)} snapshots
            <CancelRun run={run} cancel={cancel} />
          </span>
        </div>
        <ProgressBar label="Snapshots judged again" value={run.snapshotsDone} max={run.snapshots} />
      </Card>
    </>
  );
}

function CancelRun({ run, cancel }: { run: HistoryRunRow; cancel: HistoryActions['cancel'] }) {
  const past = usePastBlock();
  const blocked = past ?? (run.cancelRequested ? 'It is stopping already.' : undefined);
  const trigger = <Button blocked={blocked}>Cancel run</Button>;
  if (blocked) return trigger;
  return (
    <ConfirmDialog
      trigger={trigger}
      title="Cancel the re-evaluation of history"
      description="Accounts that are done keep their new verdicts. The one under way and those after it keep the old ones. It can be started again."
      confirmLabel="Cancel run"
      busyLabel="Cancelling…"
      onConfirm={async () => {
        const result = await cancel(run.id);
        if (result.ok)
          toast(result.data.state === 'stopping' ? 'The run is stopping.' : 'The run is cancelled.');
        return failureText(result);
      }}
    />
  );
}
