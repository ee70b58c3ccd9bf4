import {
  CircleCheck,
  CircleQuestionMark,
  CircleSlash2,
  Hand,
  Minus,
  OctagonX,
  type LucideIcon,
} from 'lucide-react';
import type { RequirementStatus } from '@/lib/posture/compliance/evaluate-framework';
import { cn } from '@/lib/utils';
import { statusWords } from './status-words';

const marks: Record<RequirementStatus, { icon: LucideIcon; color: string }> = {
  pass: { icon: CircleCheck, color: 'text-pass' },
  fail: { icon: OctagonX, color: 'text-fail' },
  unknown: { icon: CircleQuestionMark, color: 'text-info' },
  manual: { icon: Hand, color: 'text-fg-3' },
  'not-applicable': { icon: Minus, color: 'text-fg-3' },
  off: { icon: CircleSlash2, color: 'text-fg-3' },
};

interface StatusMarkProps {
  status: RequirementStatus;
  iconOnly?: boolean;
}

/** How a requirement or one of its checks stands. */
export function StatusMark({ status, iconOnly = false }: StatusMarkProps) {
  const { icon: Icon, color } = marks[status];
  return (
    <span
      className="inline-flex items-center gap-2 whitespace-nowrap"
      title={iconOnly ? statusWords[status] : undefined}
    >
      <Icon aria-hidden="true" className={cn('size-[15px] flex-none', color)} />
      <span className={iconOnly ? 'sr-only' : undefined}>{statusWords[status]}</span>
    </span>
  );
}
