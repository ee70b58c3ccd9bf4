'use client';

import { CircleQuestionMark } from 'lucide-react';
import { Hint } from '@/components/ui/hint';

const words = {
  unknown: 'unknown',
  never: 'never',
  'not-tracked': 'not tracked',
  none: 'none',
  'not-applicable': 'not applicable',
};

interface UnknownValueProps {
  /** Three different things: could not be read, has not happened, AWS does not say. Never a dash. */
  kind: keyof typeof words;
  /** Another wording, such as "no use in 400 tracked days". */
  word?: string;
  reason?: string;
}

export function UnknownValue({ kind, word, reason }: UnknownValueProps) {
  const text = (
    <span className="inline-flex items-center gap-1 text-fg-3">
      {kind === 'unknown' ? <CircleQuestionMark aria-hidden="true" className="size-3.5 text-info" /> : null}
      {word ?? words[kind]}
    </span>
  );
  return reason ? <Hint content={reason}>{text}</Hint> : text;
}
