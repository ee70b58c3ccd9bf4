import type { ReactNode } from 'react';
import { cn } from '@/lib/utils';
import { LineNumber } from './code-block';
import { CopyButton } from './copy-button';
import { highlightJson } from './highlight-json';
import { ScrollPre } from './scroll-pre';

/** A line of a difference, or a run of unchanged ones folded into one that says how many. */
export type DiffLine =
  | { kind: 'same' | 'added' | 'removed'; number: number; text: string; mark?: string }
  | { kind: 'fold'; count: number };

interface DiffViewProps {
  lines: DiffLine[];
  label: string;
  head?: ReactNode;
  /** The new text, whole. */
  copyText?: string;
  copyLabel?: string;
  className?: string;
}

const lineClass = {
  same: '',
  added: 'bg-add-wash shadow-[inset_2px_0_var(--add)]',
  removed: 'bg-del-wash shadow-[inset_2px_0_var(--del)]',
};
const signs = { same: ' ', added: '+', removed: '−' };
const signClass = { same: '', added: 'text-add', removed: 'text-del' };
const words = { same: '', added: 'added: ', removed: 'removed: ' };

export function DiffView({
  lines,
  label,
  head,
  copyText,
  copyLabel = 'Copy JSON',
  className,
}: DiffViewProps) {
  const added = lines.filter((line) => line.kind === 'added').length;
  const removed = lines.filter((line) => line.kind === 'removed').length;
  return (
    <div className={cn('overflow-hidden rounded-md border border-line bg-code-bg', className)}>
      <div className="flex h-9 items-center justify-between gap-3 border-b border-line pr-1 pl-1.5 text-small text-fg-2">
        <div className="flex min-w-0 items-center gap-3">
          {head ?? <span className="pl-2">{label}</span>}
          <span className="font-semibold">
            <span className="text-add">+{added}</span> <span className="text-del">−{removed}</span>
            <span className="sr-only"> lines</span>
          </span>
        </div>
        {copyText === undefined ? null : <CopyButton text={copyText} label={copyLabel} withLabel />}
      </div>
      <ScrollPre label={label}>
        {lines.map((line, index) => (
          <DiffRow key={index} line={line} />
        ))}
      </ScrollPre>
    </div>
  );
}

function DiffRow({ line }: { line: DiffLine }) {
  if (line.kind === 'fold') {
    return (
      <span className="block min-w-max bg-sunken px-3.5 text-fg-3">
        <LineNumber value={null} />
        <span aria-hidden="true" className="inline-block w-3.5" />
        {`${line.count} ${line.count === 1 ? 'line' : 'lines'} unchanged\n`}
      </span>
    );
  }
  return (
    <span className={cn('block min-w-max px-3.5', lineClass[line.kind])}>
      <LineNumber value={line.number} />
      <span className="sr-only">{words[line.kind]}</span>
      <span
        aria-hidden="true"
        className={cn('inline-block w-3.5 font-semibold select-none', signClass[line.kind])}
      >
        {signs[line.kind]}
      </span>
      {markedText(line)}
      {'\n'}
    </span>
  );
}

function markedText({ kind, text, mark }: Exclude<DiffLine, { kind: 'fold' }>): ReactNode {
  const start = mark ? text.indexOf(mark) : -1;
  if (!mark || start < 0) return highlightJson(text);
  return (
    <>
      {highlightJson(text.slice(0, start))}
      <mark
        className={cn('rounded-bar px-px text-inherit', kind === 'added' ? 'bg-add-mark' : 'bg-del-mark')}
      >
        {highlightJson(mark)}
      </mark>
      {highlightJson(text.slice(start + mark.length))}
    </>
  );
}
