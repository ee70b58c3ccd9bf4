'use client';

import { CircleCheck, CircleDashed, Minus, OctagonX, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { CodeBlock } from '@/components/ui/code-block';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Spinner } from '@/components/ui/spinner';
import { formatDuration } from '@/lib/format';
import type { TestedCapability } from '@/lib/scan/test-connection';
import { cn } from '@/lib/utils';

export interface CapabilityLine {
  id: string;
  title: string;
  operation: string;
}

type State = TestedCapability['state'] | 'waiting';

const words: Record<State, string> = {
  works: 'Read',
  missing: 'Missing',
  warning: 'Warning',
  'not-needed': 'Not needed',
  'not-tested': 'Not tested',
  testing: 'Testing',
  waiting: 'Waiting',
};

/** These say something else than "read" when they work. */
const workWords: Record<string, string> = { 'assume-role': 'Works', 'external-id': 'Refused' };

interface CapabilityRowProps {
  line: CapabilityLine;
  result: TestedCapability | undefined;
}

/** One kind of call, how it went, and right below what mends it. */
export function CapabilityRow({ line, result }: CapabilityRowProps) {
  const state: State = result?.state ?? 'waiting';
  const wrong = state === 'missing' || state === 'warning';
  const quiet = state === 'waiting' || state === 'not-needed' || state === 'not-tested';
  const word = state === 'works' ? (workWords[line.id] ?? words.works) : words[state];
  return (
    <li
      className={cn(
        'grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-3.5 gap-y-1 border-b border-line px-4 py-2.5 last:border-0 sm:grid-cols-[16px_minmax(0,4fr)_minmax(0,4.2fr)_84px_48px] sm:px-5',
        wrong && 'bg-medium-wash',
      )}
    >
      <span className="mt-0.5">{markOf(line.id, state)}</span>
      <span className="min-w-0">
        <span className={cn('font-medium', quiet && 'font-normal text-fg-2')}>{line.title}</span>
        <code className="block text-caption break-all text-fg-3">{line.operation}</code>
      </span>
      <span className="min-w-0 text-small text-fg-2 max-sm:col-start-2 max-sm:row-start-2 sm:pt-1.5">
        {result ? <Seen result={result} /> : null}
      </span>
      <span
        className={cn(
          'text-small text-fg-2 max-sm:col-start-3 max-sm:row-start-1 sm:pt-1.5',
          wrong && 'font-strong text-fg',
        )}
      >
        {word}
      </span>
      <span className="text-right text-small text-fg-3 max-sm:hidden sm:pt-1.5">
        {result && result.milliseconds !== null ? formatDuration(result.milliseconds) : ''}
      </span>
      {result && wrong ? <Fix result={result} /> : null}
    </li>
  );
}

function markOf(id: string, state: State): ReactNode {
  const size = 'size-[15px]';
  if (state === 'testing') return <Spinner />;
  if (state === 'works') return <CircleCheck aria-hidden="true" className={cn(size, 'text-pass')} />;
  if (state === 'missing' && id === 'assume-role')
    return <OctagonX aria-hidden="true" className={cn(size, 'text-fail')} />;
  if (state === 'missing' || state === 'warning')
    return <TriangleAlert aria-hidden="true" className={cn(size, 'text-medium')} />;
  if (state === 'waiting') return <CircleDashed aria-hidden="true" className={cn(size, 'text-fg-3')} />;
  return <Minus aria-hidden="true" className={cn(size, 'text-fg-3')} />;
}

function Seen({ result }: { result: TestedCapability }) {
  if (result.state !== 'missing') return <span className="break-words">{result.detail}</span>;
  return (
    <span className="break-words">
      {result.code ? <b>{result.code}. </b> : null}
      {result.unknown ? (
        <>
          Without it <b>unknown</b>: {lowerFirst(result.unknown)}
        </>
      ) : (
        result.detail
      )}
    </span>
  );
}

/** Proper names and shortcuts keep their capital. */
function lowerFirst(text: string): string {
  return /^(MFA|SSH|AWS|IAM|CloudTrail|Ids)/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** A permission is added by what stands below; anything else is told by the test itself. */
function fixOf({ statement, whatToDo }: TestedCapability): string | null {
  if (!statement) return whatToDo;
  return 'Add this to the role, or update the stack to the current template, then test again. You can also go on without it.';
}

function Fix({ result }: { result: TestedCapability }) {
  const { fixes } = result;
  const [chosen, setChosen] = useState(0);
  const fix = fixes[chosen] ?? fixes[0];
  return (
    <div className="mt-1 min-w-0 max-sm:col-span-2 sm:col-start-2 sm:col-end-6 max-sm:col-start-2">
      {result.state === 'missing' && result.unknown ? (
        <p className="mb-1 text-small break-words text-fg-2">{result.detail}</p>
      ) : null}
      {result.whatToDo ? (
        <p className="max-w-[88ch] text-small">
          <b>{result.id === 'assume-role' ? 'Why.' : 'Fix.'}</b> {fixOf(result)}
        </p>
      ) : null}
      {fix ? (
        <CodeBlock
          className="mt-3 [&_pre]:max-h-96 [&_pre]:overflow-y-auto"
          label={`Fix: ${fix.label}`}
          language={fix.language}
          lineNumbers={false}
          copyLabel={`Copy ${fix.label}`}
          code={fix.code}
          head={
            <SegmentedControl
              label="Form of the fix"
              options={fixes.map(({ label }, index) => ({ value: String(index), label }))}
              value={String(chosen)}
              onValueChange={(value) => setChosen(Number(value))}
              className="-ml-2.5"
            />
          }
        />
      ) : null}
    </div>
  );
}
