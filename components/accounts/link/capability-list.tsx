'use client';

import { FormErrors } from '@/components/form/form-errors';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ProgressBar } from '@/components/ui/progress-bar';
import { CapabilityRow, type CapabilityLine } from './capability-row';
import type { LinkTestState, useLinkTest } from './use-link-test';

interface CapabilityListProps {
  capabilities: CapabilityLine[];
  test: ReturnType<typeof useLinkTest>;
  /** Head alone, until there is something to tell. */
  collapsed?: boolean;
}

/** What a scan would call, one line each, as the test goes through them. */
export function CapabilityList({ capabilities, test, collapsed = false }: CapabilityListProps) {
  const ended = [...test.results.values()].filter(({ state }) => state !== 'testing').length;
  const isRunning = test.phase === 'running';
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={collapsed ? 'Test of the link' : 'Capabilities'}
        subtitle={
          <span aria-live="polite">
            {isRunning
              ? 'Testing live'
              : collapsed
                ? 'Tries each call of a scan once, live; nothing is stored.'
                : tallyOf(capabilities.length, test)}
          </span>
        }
        action={
          <Button busy={isRunning} busyLabel="Testing…" onClick={() => void test.start()}>
            {test.phase === 'idle' ? 'Test the link' : 'Test again'}
          </Button>
        }
        className="pb-3.5 [&>[data-action]]:mt-0! [&>[data-action]]:mr-0!"
      />
      {collapsed ? null : (
        <>
          <ProgressBar label="Capabilities tested" value={ended} max={capabilities.length} />
          {test.failure ? (
            <div className="px-4 pt-4 sm:px-5">
              <FormErrors message={test.failure.message} whatToDo={test.failure.whatToDo} />
            </div>
          ) : null}
          <ul>
            {capabilities.map((line) => (
              <CapabilityRow key={line.id} line={line} result={test.results.get(line.id)} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function tallyOf(total: number, { phase, results }: LinkTestState): string {
  if (phase === 'idle') return 'Not tested yet';
  const count = (...states: string[]) =>
    [...results.values()].filter(({ state }) => states.includes(state)).length;
  const waiting = total - count('works', 'missing', 'warning', 'not-needed', 'not-tested');
  return [
    [count('works'), 'in order'],
    [count('missing'), 'missing'],
    [count('warning'), 'with a warning'],
    [count('not-needed'), 'not needed'],
    [count('not-tested'), 'not tested'],
    [waiting, 'waiting'],
  ]
    .filter(([number]) => number !== 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ');
}
