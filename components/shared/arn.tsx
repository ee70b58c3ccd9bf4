'use client';

import { CopyButton } from '@/components/ui/copy-button';
import { Tooltip } from '@/components/ui/tooltip';
import { truncateMiddle } from '@/lib/format';
import { cn } from '@/lib/utils';

interface ArnProps {
  arn: string;
  /** Longest text shown; the middle is cut and the whole is in a tooltip. */
  max?: number;
  copy?: boolean;
  className?: string;
}

export function Arn({ arn, max = 80, copy = true, className }: ArnProps) {
  const short = truncateMiddle(arn, max);
  return (
    <span className={cn('inline-flex min-w-0 max-w-full items-center gap-1 text-fg-2', className)}>
      {short === arn ? (
        <code className="min-w-0 break-all">{arn}</code>
      ) : (
        <Tooltip content={<code className="break-all">{arn}</code>}>
          <button type="button" data-print="keep" className="min-w-0 cursor-help text-left">
            <code aria-hidden="true" className="break-all">
              {short}
            </code>
            <span className="sr-only">{arn}</span>
          </button>
        </Tooltip>
      )}
      {copy ? <CopyButton text={arn} label="Copy ARN" /> : null}
    </span>
  );
}
