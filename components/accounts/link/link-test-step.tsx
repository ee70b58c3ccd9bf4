import { formatAccountId } from '@/lib/format';
import type { ActionResult } from '@/lib/auth/action-result';
import type { LinkStart } from '@/lib/db/queries/accounts/get-link-start';
import type { CapabilityLine } from './capability-row';
import type { Discard } from './discard-link';
import { LinkFrame } from './link-frame';
import { TestAndFinish } from './test-and-finish';

interface LinkTestStepProps {
  start: LinkStart;
  capabilities: CapabilityLine[];
  finish: (accountId: string) => Promise<ActionResult<{ scanId: string }>>;
  discard: Discard;
}

export function LinkTestStep({ start, capabilities, finish, discard }: LinkTestStepProps) {
  const roleName = start.roleArn?.split('/').pop();
  return (
    <LinkFrame
      step={2}
      title={`Test the link to ${start.name}`}
      lede={`${formatAccountId(start.accountId)}. Each call that a scan makes is tried once, live. Nothing is stored yet.`}
      details={['One account', roleName]}
    >
      <TestAndFinish
        accountId={start.accountId}
        name={start.name}
        capabilities={capabilities}
        finish={finish}
        discard={discard}
      />
    </LinkFrame>
  );
}
