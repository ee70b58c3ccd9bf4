import { CircleCheck, Minus, TriangleAlert } from 'lucide-react';
import type { ReadingState } from '@/lib/snapshot/data-sets';

const marks = {
  read: { icon: CircleCheck, color: 'text-pass', word: 'Read' },
  unread: { icon: TriangleAlert, color: 'text-high', word: 'Not read' },
  skipped: { icon: Minus, color: 'text-fg-3', word: 'Not tried' },
};

export function CoverageState({ reading }: { reading: ReadingState }) {
  const { icon: Icon, color, word } = marks[reading.state];
  return (
    <span className="inline-flex items-center gap-2">
      <Icon aria-hidden="true" className={`size-[15px] ${color}`} />
      <span className={reading.state === 'unread' ? 'font-strong' : 'text-fg-2'}>{word}</span>
    </span>
  );
}
