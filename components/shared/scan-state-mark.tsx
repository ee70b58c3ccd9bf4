import { Ban, CircleCheck, CircleQuestionMark, Clock, OctagonX, type LucideIcon } from 'lucide-react';
import { Spinner } from '@/components/ui/spinner';
import { SubLine } from '@/components/ui/sub-line';
import type { ScanListRow } from '@/lib/db/queries/scans/list-scans';
import { formatPlural } from '@/lib/format';
import { cn } from '@/lib/utils';

const marks: Record<
  Exclude<ScanListRow['state'], 'running'>,
  { icon: LucideIcon; color: string; word: string }
> = {
  queued: { icon: Clock, color: 'text-fg-3', word: 'Queued' },
  succeeded: { icon: CircleCheck, color: 'text-pass', word: 'Succeeded' },
  partial: { icon: CircleQuestionMark, color: 'text-info', word: 'Partial' },
  failed: { icon: OctagonX, color: 'text-fail', word: 'Failed' },
  cancelled: { icon: Ban, color: 'text-fg-3', word: 'Cancelled' },
  interrupted: { icon: Ban, color: 'text-fg-3', word: 'Interrupted' },
};

type Shown = Pick<ScanListRow, 'state' | 'error' | 'stagesFailed'>;

/** How a scan stands; with what went wrong on a second line unless that is told elsewhere. */
export function ScanStateMark({ scan, bare = false }: { scan: Shown; bare?: boolean }) {
  const detail = bare ? null : detailOf(scan);
  return (
    <span className={cn('inline-flex items-start gap-2 leading-5', !bare && 'py-1.5')}>
      {scan.state === 'running' ? <Spinner className="mt-0.5" /> : <Icon state={scan.state} />}
      <span className="min-w-0">
        {scan.state === 'running' ? 'Running' : marks[scan.state].word}
        {detail ? <SubLine className="max-w-[48ch] break-words">{detail}</SubLine> : null}
      </span>
    </span>
  );
}

function Icon({ state }: { state: keyof typeof marks }) {
  const { icon: Shape, color } = marks[state];
  return <Shape aria-hidden="true" className={cn('mt-0.5 size-[15px]', color)} />;
}

function detailOf({ state, error, stagesFailed }: Shown): string | null {
  if (error) return `${error.code} on ${error.operation}`;
  return state === 'partial' ? `${formatPlural(stagesFailed, 'stage')} incomplete` : null;
}
