import { StackedBar } from '@/components/ui/meter';
import { countsInWords, type StatusCounts, statusOrder, statusTones, statusWords } from './status-words';

/** Requirements by status, adding up to all of them. */
export function StatusBar({ counts, className }: { counts: StatusCounts; className?: string }) {
  const segments = statusOrder.map((status) => ({
    value: counts[status],
    tone: statusTones[status],
    label: `${counts[status]} ${statusWords[status].toLowerCase()}`,
  }));
  return <StackedBar segments={segments} label={countsInWords(counts)} className={className ?? 'h-1.5'} />;
}
