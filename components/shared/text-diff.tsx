import type { ReactNode } from 'react';
import { highlightJson } from '@/components/ui/highlight-json';
import { ScrollPre } from '@/components/ui/scroll-pre';
import { formatPlural } from '@/lib/format';
import { cn } from '@/lib/utils';
import { countMoved, diffLines, type DiffLine } from './diff-lines';

const signs = { same: ' ', added: '+', removed: '−' };
const words = { same: '', added: 'added: ', removed: 'removed: ' };
const lineClasses = {
  same: '',
  added: 'bg-add-wash shadow-[inset_2px_0_0_var(--add)]',
  removed: 'bg-del-wash shadow-[inset_2px_0_0_var(--del)]',
};
const signClasses = { same: '', added: 'font-strong text-add', removed: 'font-strong text-del' };

/** Two texts as one, line by line: what was added and removed by sign and word, not by colour alone. */
export function TextDiff({
  before,
  after,
  head,
  label,
}: {
  before: string;
  after: string;
  head: ReactNode;
  label: string;
}) {
  const lines = diffLines(before, after);
  const { added, removed } = countMoved(lines);
  return (
    <div className="overflow-hidden rounded-md border border-line bg-code-bg">
      <div className="flex min-h-9 items-center justify-between gap-3 border-b border-line px-3.5 py-1.5 text-small text-fg-2">
        <div className="min-w-0">{head}</div>
        <span className="flex-none font-mono whitespace-nowrap">
          <b className="text-add">+{added}</b> <b className="text-del">−{removed}</b>
          <span className="sr-only">
            : {formatPlural(added, 'line')} added, {removed} removed
          </span>
        </span>
      </div>
      <ScrollPre label={label}>
        {lines.map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </ScrollPre>
    </div>
  );
}

function Line({ line }: { line: DiffLine }) {
  if (line.kind === 'fold') {
    return (
      <span className="block min-w-max bg-sunken px-3.5 text-fg-3">
        {'      '}
        {formatPlural(line.count, 'line')} unchanged{'\n'}
      </span>
    );
  }
  return (
    <span className={cn('block min-w-max px-3.5', lineClasses[line.kind])}>
      <span aria-hidden="true" className="mr-2 inline-block w-[22px] text-right text-fg-3 select-none">
        {line.number}
      </span>
      <span aria-hidden="true" className={cn('mr-2 inline-block w-3 select-none', signClasses[line.kind])}>
        {signs[line.kind]}
      </span>
      {words[line.kind] ? <span className="sr-only">{words[line.kind]}</span> : null}
      {highlightJson(line.text)}
      {'\n'}
    </span>
  );
}
