import { COLLECTOR_ROLE, COLLECTOR_USER, externalIdOf } from '../lib/simulator/story/collector-role';
import { SECURITY_AUDIT, storyAccounts } from '../lib/simulator/story/accounts';
import { strongPasswords } from '../lib/simulator/story/baseline';

/** Accounts of the simulated organization. */
export const management = { id: '104882715530', name: 'halyard-root' };
export const sandbox = { id: '930158847206', name: 'sandbox' };
/** Its passwords are too short. */
export const staging = storyAccounts.paymentsStaging;

/** The seed of every demo. */
const seed = 'demo';

/**
 * What the admin of an account does in AWS: the role trusts Rolecall with these external ids, or with none at all. The
 * demo's own id keeps working where any is asked for.
 */
export async function trustRolecall(
  account: string,
  externalIds: readonly string[] | 'without external id',
): Promise<void> {
  const asked = externalIds === 'without external id' ? null : [...externalIds, externalIdOf(seed, account)];
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${SECURITY_AUDIT}:user/service/${COLLECTOR_USER}` },
        Action: 'sts:AssumeRole',
        ...(asked && { Condition: { StringEquals: { 'sts:ExternalId': asked } } }),
      },
    ],
  };
  await happen(account, { type: 'trust-changed', role: COLLECTOR_ROLE, trust });
}

/** Somebody sets how long passwords of an account have to be; all else is as good practice has it. */
export async function setPasswordLength(account: string, minimumLength: number): Promise<void> {
  await happen(account, { type: 'password-policy-set', policy: { ...strongPasswords, minimumLength } });
}

async function happen(account: string, event: object): Promise<void> {
  const answer = await fetch(`${process.env.ROLECALL_E2E_AWS}/_sim/events`, {
    method: 'POST',
    body: JSON.stringify({ events: [{ account, ...event }] }),
  });
  if (!answer.ok) throw new Error(`The simulated AWS refused: ${await answer.text()}`);
}
