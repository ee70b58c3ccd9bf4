import { CircleCheck, CircleQuestionMark, Hand, Minus, OctagonX, type LucideIcon } from 'lucide-react';
import type { Result } from '@/lib/posture/types';
import { cn } from '@/lib/utils';

const marks: Record<Result, { icon: LucideIcon; color: string; word: string; dim?: boolean }> = {
  pass: { icon: CircleCheck, color: 'text-pass', word: 'Pass' },
  fail: { icon: OctagonX, color: 'text-fail', word: 'Fail' },
  unknown: { icon: CircleQuestionMark, color: 'text-info', word: 'Unknown' },
  manual: { icon: Hand, color: 'text-fg-3', word: 'Manual' },
  'not-applicable': { icon: Minus, color: 'text-fg-3', word: 'Not applicable', dim: true },
};

interface ResultMarkProps {
  result: Result;
  iconOnly?: boolean;
  word?: string;
  className?: string;
}

export function ResultMark({ result, iconOnly = false, word, className }: ResultMarkProps) {
  const mark = marks[result];
  const Icon = mark.icon;
  const text = word ?? mark.word;
  return (
    <span
      title={iconOnly ? text : undefined}
      className={cn(
        'inline-flex items-center gap-2 align-top leading-5 sm:whitespace-nowrap',
        mark.dim && 'text-fg-3',
        className,
      )}
    >
      {mark.dim && !iconOnly ? null : <Icon aria-hidden="true" className={cn('size-[15px]', mark.color)} />}
      {iconOnly ? <span className="sr-only">{text}</span> : text}
    </span>
  );
}
