import type { ReactNode } from 'react';
import { cn } from '@/lib/utils';
import { CopyButton } from './copy-button';
import { highlightJson } from './highlight-json';
import { ScrollPre } from './scroll-pre';

interface CodeBlockProps {
  code: string;
  language?: 'json' | 'text';
  /** What it is, for the head and for screen readers. */
  label: string;
  /** In place of the label in the head: tabs, for example. */
  head?: ReactNode;
  lineNumbers?: boolean;
  copyLabel?: string;
  className?: string;
}

export function CodeBlock({
  code,
  language = 'text',
  label,
  head,
  lineNumbers = true,
  copyLabel = 'Copy',
  className,
}: CodeBlockProps) {
  const lines = code.replace(/\n$/, '').split('\n');
  return (
    <div className={cn('overflow-hidden rounded-md border border-line bg-code-bg', className)}>
      <div className="flex h-9 items-center justify-between gap-3 border-b border-line pr-1 pl-3.5 text-small text-fg-2">
        <div className="min-w-0 truncate">{head ?? label}</div>
        <CopyButton text={code} label={copyLabel} />
      </div>
      <ScrollPre label={label}>
        {lines.map((line, index) => (
          <span key={index} className="block min-w-max px-3.5">
            {lineNumbers ? <LineNumber value={index + 1} /> : null}
            {language === 'json' ? highlightJson(line) : line}
            {'\n'}
          </span>
        ))}
      </ScrollPre>
    </div>
  );
}

export function LineNumber({ value }: { value: number | null }) {
  return (
    <span aria-hidden="true" className="mr-3.5 inline-block w-[22px] text-right text-fg-3 select-none">
      {value}
    </span>
  );
}
