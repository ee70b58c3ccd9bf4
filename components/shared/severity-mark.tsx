import { CircleMinus, Diamond, Info, OctagonX, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { Severity } from '@/lib/posture/types';
import { cn } from '@/lib/utils';

export const severityMarks: Record<Severity, { icon: LucideIcon; color: string; word: string }> = {
  critical: { icon: OctagonX, color: 'text-critical', word: 'Critical' },
  high: { icon: TriangleAlert, color: 'text-high', word: 'High' },
  medium: { icon: Diamond, color: 'text-medium', word: 'Medium' },
  low: { icon: CircleMinus, color: 'text-low', word: 'Low' },
  info: { icon: Info, color: 'text-info', word: 'Info' },
};

interface SeverityMarkProps {
  severity: Severity;
  /** Hides the word from sight, not from screen readers: beside a title. */
  iconOnly?: boolean;
  /** Another word in its place: "Missing". */
  word?: string;
  className?: string;
}

/** Severity is a word, a shape and a colour, together. */
export function SeverityMark({ severity, iconOnly = false, word, className }: SeverityMarkProps) {
  const mark = severityMarks[severity];
  const Icon = mark.icon;
  const text = word ?? mark.word;
  return (
    <span
      title={iconOnly ? text : undefined}
      className={cn('inline-flex items-center gap-2 align-top leading-5 sm:whitespace-nowrap', className)}
    >
      <Icon aria-hidden="true" className={cn('size-[15px]', mark.color)} />
      {iconOnly ? <span className="sr-only">{text}</span> : text}
    </span>
  );
}
