'use client';

import { CircleCheck, Info, OctagonX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Table, Td, Th } from '@/components/ui/table';
import { formatCount, formatPlural } from '@/lib/format';
import type { ImportAnswer } from './import-answer';

type Outcome = Extract<ImportAnswer, { ok: true }>['data'];
type Taken = Extract<Outcome, { kind: 'taken' }>;

const shownProblems = 20;

/** What became of the file; takes focus when it appears. */
export function ImportOutcome({ outcome }: { outcome: Outcome }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), [outcome]);
  const refused = outcome.kind === 'refused';
  return (
    <div
      ref={ref}
      role={refused ? 'alert' : 'status'}
      tabIndex={-1}
      className={`overflow-hidden rounded-md border text-small outline-none ${refused ? 'border-fail' : 'border-line-strong'}`}
    >
      {refused ? <Refused problems={outcome.problems} /> : <TakenText taken={outcome} />}
    </div>
  );
}

function Refused({ problems }: { problems: { line: number; reason: string }[] }) {
  const hidden = problems.length - shownProblems;
  return (
    <>
      <div className="flex gap-2.5 px-3 py-2.5">
        <OctagonX aria-hidden="true" className="mt-0.5 text-fail" />
        <p>
          <b>This is not a usable credential report. Nothing was stored.</b>{' '}
          {formatPlural(problems.length, 'problem')}:
        </p>
      </div>
      <Table caption="What is wrong with the file, by line" size="dense" cards={false}>
        <thead>
          <tr>
            <Th num>Line</Th>
            <Th>Reason</Th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, shownProblems).map(({ line, reason }, index) => (
            <tr key={index}>
              <Td num className="w-16 align-top">
                {formatCount(line)}
              </Td>
              <Td className="whitespace-normal">{reason}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {hidden > 0 ? (
        <p className="border-t border-line px-3 py-2 text-fg-3">and {formatCount(hidden)} more</p>
      ) : null}
    </>
  );
}

function TakenText({ taken }: { taken: Taken }) {
  const Icon = taken.unchanged ? Info : CircleCheck;
  return (
    <div className="flex gap-2.5 px-3 py-2.5">
      <Icon aria-hidden="true" className={`mt-0.5 ${taken.unchanged ? 'text-fg-3' : 'text-pass'}`} />
      <div>
        {taken.unchanged ? (
          <p>
            <b>Nothing to do.</b> This very file was imported before, as of {taken.at}.
          </p>
        ) : (
          <p>
            <b>Imported.</b> {formatPlural(taken.users, 'IAM user')} and the root user, as of {taken.at}.
            {taken.replayed > 0 ? ` ${formatPlural(taken.replayed, 'later snapshot')} judged anew.` : ''}
          </p>
        )}
        {taken.notices.map((notice) => (
          <p key={notice} className="text-fg-2">
            {notice}
          </p>
        ))}
      </div>
    </div>
  );
}
