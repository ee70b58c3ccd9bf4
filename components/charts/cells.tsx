import { Legend } from '@/components/ui/legend';
import { cn } from '@/lib/utils';

export type CellState = 'used' | 'not-tracked' | 'not-used';

export interface Cell {
  id: string;
  label: string;
  state: CellState;
}

const fills: Record<CellState, string> = {
  used: 'border-ink bg-ink',
  'not-tracked': 'hatch border-control',
  'not-used': 'border-control',
};
const order: CellState[] = ['used', 'not-tracked', 'not-used'];
const words: Record<CellState, string> = {
  used: 'used',
  'not-tracked': 'not tracked',
  'not-used': 'not used',
};
const tones = { used: 'ink', 'not-tracked': 'hatch', 'not-used': 'outline' } as const;

/** A set of thirty or fewer, drawn so that it can be counted; used first. */
export function Cells({ cells, label, className }: { cells: Cell[]; label: string; className?: string }) {
  const sorted = [...cells].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  const counts = order.map((state) => ({
    state,
    count: cells.filter((cell) => cell.state === state).length,
  }));
  const summary = counts.map(({ state, count }) => `${count} ${words[state]}`).join(', ');
  return (
    <div className={className}>
      <div
        role="img"
        aria-label={`${label}: ${summary}`}
        className="grid gap-[3px]"
        style={{ gridTemplateColumns: `repeat(${Math.max(1, cells.length)}, minmax(0, 1fr))` }}
      >
        {sorted.map((cell) => (
          <span
            key={cell.id}
            title={`${cell.label}, ${words[cell.state]}`}
            className={cn('h-5 rounded-[3px] border', fills[cell.state])}
          />
        ))}
      </div>
      <Legend
        className="mt-2.5"
        items={counts
          .filter(({ count }) => count > 0)
          .map(({ state, count }) => ({ tone: tones[state], label: `${words[state]}: ${count}` }))}
      />
    </div>
  );
}
