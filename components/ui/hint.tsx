'use client';

import type { ReactNode } from 'react';
import { cn } from '@/lib/utils';
import { Tooltip } from './tooltip';

interface HintProps {
  content: ReactNode;
  children: ReactNode;
  /** A dotted line under the words shows that there is more. */
  underline?: boolean;
  className?: string;
}

/** Words with an explanation: reachable by keyboard as well as by pointer. */
export function Hint({ content, children, underline = true, className }: HintProps) {
  return (
    <Tooltip content={content}>
      <button
        type="button"
        data-print="keep"
        className={cn(
          'cursor-help text-left',
          underline && 'underline decoration-line-strong decoration-dotted underline-offset-3',
          className,
        )}
      >
        {children}
      </button>
    </Tooltip>
  );
}
