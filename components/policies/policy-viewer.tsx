import type { ReactNode } from 'react';
import { LineNumber } from '@/components/ui/code-block';
import { CopyButton } from '@/components/ui/copy-button';
import { highlightJson } from '@/components/ui/highlight-json';
import { ScrollPre } from '@/components/ui/scroll-pre';
import type { LineLevels } from '@/lib/iam/analyze/analyze-text';
import { formatCount } from '@/lib/format';
import { cn } from '@/lib/utils';

/** Beyond, nobody reads on, and the browser has a hard time. */
const mostLines = 2000;

interface PolicyViewerProps {
  text: string;
  label: string;
  head?: ReactNode;
  /** Access levels beside the lines that name actions. */
  levels?: readonly LineLevels[];
  /** Lines that a finding is about. */
  marked?: ReadonlySet<number>;
  /** Tells the lines of several viewers on one page apart. */
  id?: string;
}

/** Where a line stands, for a link to it; null beyond the lines that are shown. */
export function lineHref(line: number | null, id = 'policy'): string | null {
  return line === null || line > mostLines ? null : `#${id}-L${line}`;
}

/** A policy with line numbers, and beside each line with actions what levels of access these are. */
export function PolicyViewer({ text, label, head, levels = [], marked, id = 'policy' }: PolicyViewerProps) {
  const all = text.replace(/\n$/, '').split('\n');
  const lines = all.slice(0, mostLines);
  const levelsOf = new Map(levels.map((one) => [one.line, one.levels]));
  return (
    <div className="overflow-hidden rounded-md border border-line bg-code-bg">
      <div className="flex min-h-9 items-center justify-between gap-3 border-b border-line py-1 pr-1 pl-3.5 text-small text-fg-2">
        <div className="min-w-0">{head ?? label}</div>
        <CopyButton text={text} label="Copy policy" />
      </div>
      <ScrollPre label={label}>
        {lines.map((line, index) => (
          <Line
            key={index}
            id={`${id}-L${index + 1}`}
            number={index + 1}
            text={line}
            levels={levelsOf.get(index + 1)}
            isMarked={marked?.has(index + 1) ?? false}
          />
        ))}
      </ScrollPre>
      {all.length > lines.length ? (
        <p className="border-t border-line px-3.5 py-2 text-small text-fg-3">
          The first {formatCount(lines.length)} of {formatCount(all.length)} lines.
        </p>
      ) : null}
    </div>
  );
}

interface LineProps {
  id: string;
  number: number;
  text: string;
  levels: LineLevels['levels'] | undefined;
  isMarked: boolean;
}

function Line({ id, number, text, levels, isMarked }: LineProps) {
  return (
    <span
      id={id}
      className={cn(
        'block min-w-max scroll-mt-24 px-3.5 target:bg-active',
        isMarked && 'shadow-[inset_2px_0_0_var(--medium)]',
      )}
    >
      <LineNumber value={number} />
      {highlightJson(text)}
      {levels ? (
        <span className="ml-4 font-sans text-caption text-fg-3 select-none">{levelWords(levels)}</span>
      ) : null}
      {'\n'}
    </span>
  );
}

function levelWords(levels: LineLevels['levels']): string {
  return levels === 'all' ? 'every level, of several services' : levels.join(', ');
}
