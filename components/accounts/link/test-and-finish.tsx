'use client';

import { useState, useTransition } from 'react';
import { FormErrors } from '@/components/form/form-errors';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import type { ActionResult } from '@/lib/auth/action-result';
import { CapabilityList } from './capability-list';
import type { CapabilityLine } from './capability-row';
import { DiscardLink, type Discard } from './discard-link';
import { useLinkTest, type LinkTestState } from './use-link-test';

interface TestAndFinishProps {
  accountId: string;
  name: string;
  capabilities: CapabilityLine[];
  finish: (accountId: string) => Promise<ActionResult<{ scanId: string }>>;
  discard: Discard;
}

/** The live test, then the first scan, which is off until the role can be assumed. */
export function TestAndFinish({ accountId, name, capabilities, finish, discard }: TestAndFinishProps) {
  const test = useLinkTest(accountId, true);
  const [failure, setFailure] = useState<{ message: string; whatToDo: string } | null>(null);
  const [busy, startTransition] = useTransition();
  const blocked = blockedBy(test);
  const start = () =>
    startTransition(async () => {
      const result = await finish(accountId);
      setFailure(result.ok ? null : result);
    });
  return (
    <>
      <CapabilityList capabilities={capabilities} test={test} />
      <footer className="mt-4">
        {failure ? <FormErrors message={failure.message} whatToDo={failure.whatToDo} /> : null}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <ButtonLink href={`/accounts/link?step=role&link=${accountId}`}>Back</ButtonLink>
          <DiscardLink accountId={accountId} name={name} discard={discard} />
          <span className="ml-auto text-small text-fg-2">{remarkOf(test)}</span>
          <Button
            variant="primary"
            busy={busy}
            busyLabel="Linking…"
            onClick={start}
            {...(blocked ? { blocked } : {})}
          >
            Start first scan
          </Button>
        </div>
      </footer>
    </>
  );
}

function blockedBy({ phase, canScan }: LinkTestState): string | undefined {
  if (phase === 'running') return 'The test is under way.';
  if (phase !== 'done') return 'The test must end first.';
  return canScan ? undefined : 'The role cannot be assumed yet. Mend that and test again.';
}

function remarkOf({ phase, canScan, results }: LinkTestState): string {
  if (phase !== 'done') return 'You can leave and come back: the test then runs again.';
  if (!canScan) return 'Changes in IAM take up to a minute to hold.';
  const missing = [...results.values()].filter(({ state }) => state === 'missing').length;
  return missing > 0
    ? 'You can go on without what is missing; it will be unknown, not passed.'
    : 'Everything that a scan needs can be read.';
}
