import {
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  Minus,
  OctagonX,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Spinner } from '@/components/ui/spinner';
import type { ScanDetail, ScanStage } from '@/lib/db/queries/scans/get-scan';
import { formatDuration, formatPlural } from '@/lib/format';
import { stageNames, type StageError, type StageName } from '@/lib/snapshot/stage';
import { cn } from '@/lib/utils';
import { isUnderWay } from './scan-progress-view';
import { stageWords } from '@/components/shared/stage-words';

/** Shorter than this is not worth a figure. */
const shortMs = 100;

type Shown = ScanStage['state'] | 'ahead' | 'not-run';

const marks: Record<Exclude<Shown, 'running'>, { icon: LucideIcon; color: string; word: string }> = {
  succeeded: { icon: CircleCheck, color: 'text-pass', word: 'Read' },
  partial: { icon: CircleQuestionMark, color: 'text-info', word: 'Read in part' },
  failed: { icon: OctagonX, color: 'text-fail', word: 'Not read' },
  skipped: { icon: Minus, color: 'text-fg-3', word: 'Skipped' },
  ahead: { icon: CircleDashed, color: 'text-fg-3', word: 'To come' },
  'not-run': { icon: Minus, color: 'text-fg-3', word: 'Not run' },
};

/** Every stage of a scan: how it ended, what it cost, and why not all came back. */
export function ScanStagesCard({ scan }: { scan: ScanDetail }) {
  const byName = new Map(scan.stages.map((stage) => [stage.name, stage]));
  const absent = isUnderWay(scan.state) ? 'ahead' : 'not-run';
  return (
    <Card>
      <CardHeader title="Stages" subtitle="One that fails does not lose the others." />
      <CardBody flush>
        <ol>
          {stageNames.map((name) => (
            <StageRow
              key={name}
              name={name}
              stage={byName.get(name)}
              absent={absent}
              progress={scan.progress}
            />
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}

interface StageRowProps {
  name: StageName;
  stage: ScanStage | undefined;
  absent: 'ahead' | 'not-run';
  progress: ScanDetail['progress'];
}

function StageRow({ name, stage, absent, progress }: StageRowProps) {
  const state = stage?.state ?? absent;
  const { title, reads } = stageWords[name];
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-3 border-t border-line px-4 py-3 sm:grid-cols-[16px_minmax(0,1fr)_auto] sm:px-5">
      <StateMark state={state} />
      <div className="min-w-0">
        <span className={cn('font-medium', state === 'ahead' && 'text-fg-3')}>{title}</span>
        <span className="block text-caption text-fg-3">{reads}</span>
        {stage?.error ? <StageProblem error={stage.error} /> : null}
        {stage?.reason ? <p className="mt-1.5 max-w-[88ch] text-small text-fg-2">{stage.reason}</p> : null}
        {stage && stage.notices.length > 0 ? (
          <ul className="mt-1.5 text-small text-fg-2">
            {stage.notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        ) : null}
      </div>
      <div className="text-small text-fg-2 max-sm:col-start-2 sm:text-right">
        <StateWord state={state} name={name} progress={progress} />
        {stage ? <Cost stage={stage} /> : null}
      </div>
    </li>
  );
}

function StateMark({ state }: { state: Shown }) {
  if (state === 'running') return <Spinner className="mt-0.5" />;
  const { icon: Icon, color } = marks[state];
  return <Icon aria-hidden="true" className={cn('mt-0.5 size-[15px]', color)} />;
}

function StateWord({
  state,
  name,
  progress,
}: {
  state: Shown;
  name: StageName;
  progress: ScanDetail['progress'];
}) {
  if (state !== 'running') {
    return (
      <span className={cn(state === 'failed' && 'font-strong text-fg', state === 'ahead' && 'text-fg-3')}>
        {marks[state].word}
      </span>
    );
  }
  const isThis = progress?.stage === name && progress.total !== null;
  return <>{isThis ? `${progress.done} of ${progress.total}` : 'Working'}</>;
}

function Cost({ stage }: { stage: ScanStage }): ReactNode {
  const parts = [
    stage.milliseconds === null || stage.milliseconds < shortMs ? null : formatDuration(stage.milliseconds),
    stage.calls === 0 ? 'no calls' : formatPlural(stage.calls, 'call'),
    stage.throttles > 0 ? `${stage.throttles} throttled` : null,
  ];
  return <span className="block text-caption text-fg-3">{parts.filter(Boolean).join(' · ')}</span>;
}

/** An AWS refusal: in words, what to do, and what support would ask for. */
export function StageProblem({ error }: { error: StageError }) {
  const { code, operation, message, whatToDo, requestId } = error;
  return (
    <div className="mt-1.5 max-w-[88ch] text-small">
      <p>{message}</p>
      {whatToDo ? <p className="mt-1 text-fg-2">{whatToDo}</p> : null}
      <p className="mt-1 flex flex-wrap items-center gap-x-1.5 text-caption text-fg-3">
        <span>
          <code>{code}</code>
          {operation ? (
            <>
              {' '}
              on <code>{operation}</code>
            </>
          ) : null}
          {requestId ? (
            <>
              , request <code className="break-all">{requestId}</code>
            </>
          ) : null}
        </span>
        {requestId ? <CopyButton text={requestId} label="Copy request id" /> : null}
      </p>
    </div>
  );
}
