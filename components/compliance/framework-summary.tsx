import { Card } from '@/components/ui/card';
import { toneFill } from '@/components/ui/tone';
import { formatCount, formatPlural } from '@/lib/format';
import { cn } from '@/lib/utils';
import { StatusBar } from './status-bar';
import { type StatusCounts, statusOrder, statusTones, statusWords } from './status-words';

interface FrameworkSummaryProps {
  counts: StatusCounts;
  note?: string | undefined;
}

/** The counts of a framework, each apart, and the bar that they add up to. */
export function FrameworkSummaryCard({ counts, note }: FrameworkSummaryProps) {
  const total = Object.values(counts).reduce((sum, count) => sum + count);
  return (
    <Card className="mb-4 px-4 py-4 sm:px-5">
      <h2 className="text-small text-fg-2">Requirements</h2>
      <dl className="mt-2 mb-3.5 flex flex-wrap gap-x-7 gap-y-2">
        {statusOrder
          .filter((status) => counts[status] > 0)
          .map((status) => (
            <div key={status} className="flex items-baseline gap-2">
              <span
                aria-hidden="true"
                className={cn('size-2.5 rounded-bar', toneFill[statusTones[status]])}
              />
              <dt className="order-3 text-fg-2">{statusWords[status].toLowerCase()}</dt>
              <dd className="order-2 text-h1">{formatCount(counts[status])}</dd>
            </div>
          ))}
      </dl>
      <StatusBar counts={counts} className="h-2" />
      <p className="mt-2.5 max-w-[100ch] text-small text-fg-3">
        {formatPlural(total, 'requirement')} of it are about what Rolecall reads.
        {counts.manual > 0 ? ` ${formatCount(counts.manual)} wait for a person to attest them.` : ''} {note}
      </p>
    </Card>
  );
}
