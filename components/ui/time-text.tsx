'use client';

import { Tooltip } from './tooltip';

interface TimeTextProps {
  /** ISO text. */
  dateTime: string;
  text: string;
  /** Shown on hover and focus when it differs from the text. */
  absolute?: string;
  className?: string;
}

export function TimeText({ dateTime, text, absolute, className }: TimeTextProps) {
  const time = (
    <time dateTime={dateTime} className={className}>
      {text}
    </time>
  );
  if (!absolute || absolute === text) return time;
  return (
    <Tooltip content={absolute}>
      <button type="button" data-print="keep" className="cursor-help">
        {time}
        <span className="sr-only">, {absolute}</span>
      </button>
    </Tooltip>
  );
}
