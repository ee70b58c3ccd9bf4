'use client';

import { OctagonX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { formatCount } from '@/lib/format';

const shown = 20;

/** Everything that keeps a framework from being stored; takes focus when it appears. */
export function Problems({ problems }: { problems: readonly string[] }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) ref.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="flex gap-2.5 rounded-md border border-fail px-3 py-2.5 text-small outline-none"
    >
      <OctagonX aria-hidden="true" className="mt-0.5 flex-none text-fail" />
      <div className="min-w-0">
        <p className="font-strong">Nothing was stored.</p>
        <ul className="list-disc pl-4">
          {problems.slice(0, shown).map((problem) => (
            <li key={problem} className="break-words">
              {problem}
            </li>
          ))}
        </ul>
        {problems.length > shown ? <p>and {formatCount(problems.length - shown)} more</p> : null}
      </div>
    </div>
  );
}
