import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { Advice } from '@/lib/snapshot/data/optional';
import { buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { accessKeyQuarantined } from './access-key-quarantined';

const evaluate = (parts: Partial<AccountSnapshot>) => accessKeyQuarantined.evaluate(buildInput(parts));
const withPolicy = (name: string, account = 'aws') =>
  buildUser('ana', { attachedPolicies: [{ name, arn: `arn:aws:iam::${account}:policy/${name}` }] });
const advise = (parts: Partial<Advice>) =>
  evaluate({
    advice: read({ advisor: read('no-plan'), exposedCredentialEvents: read('no-plan'), ...parts }),
  });
const advisor = (status: 'ok' | 'error' | 'not_available', flaggedResources = 0): Partial<Advice> => ({
  advisor: read([{ id: '12Fnkpl8Y5', name: 'Exposed Access Keys', status, flaggedResources }]),
});

describe('access-key-quarantined', () => {
  it.each(['AWSCompromisedKeyQuarantine', 'AWSCompromisedKeyQuarantineV2', 'AWSCompromisedKeyQuarantineV3'])(
    'fails for %s of AWS',
    (name) => {
      expect(evaluate({ users: read([withPolicy(name)]) })).toMatchObject([
        {
          result: 'fail',
          severity: 'critical',
          resource: 'arn:aws:iam::123456789012:user/ana',
          title: `AWS put ana under quarantine (${name}): a key of it was found in public`,
        },
      ]);
    },
  );

  it('passes other policies, a customer policy of that name too', () => {
    const users = read([withPolicy('AWSCompromisedKeyQuarantine', '123456789012'), buildUser('bob')]);
    expect(evaluate({ users })).toMatchObject([{ result: 'pass' }, { result: 'pass' }]);
  });

  it('fails for the account by an event of AWS Health', () => {
    const events = [{ arn: 'arn:aws:health:global::event/RISK/1', startedAt: '2026-03-01T00:00:00Z' }];
    expect(advise({ exposedCredentialEvents: read(events), ...advisor('ok') })).toMatchObject([
      {
        result: 'fail',
        part: 'AWS Health',
        title: 'AWS Health tells of credentials of this account in public',
      },
      { result: 'pass', part: 'Trusted Advisor' },
    ]);
  });

  it('fails for the account by Trusted Advisor', () => {
    expect(advise({ exposedCredentialEvents: read([]), ...advisor('error', 2) })).toMatchObject([
      { result: 'pass', part: 'AWS Health' },
      { result: 'fail', title: 'Trusted Advisor knows of exposed access keys (2)' },
    ]);
  });

  it('is unknown where the support plan or AWS does not answer', () => {
    expect(advise({})).toMatchObject([{ result: 'unknown' }, { result: 'unknown' }]);
    expect(advise(advisor('not_available'))[1]).toMatchObject({ result: 'unknown' });
    expect(advise({ advisor: denied('DescribeTrustedAdvisorChecks') })[1]).toMatchObject({
      result: 'unknown',
    });
    expect(advise({ advisor: read([]) })[1]).toMatchObject({ result: 'unknown' });
    expect(evaluate({ advice: denied('DescribeEvents') })).toMatchObject([
      { result: 'unknown', part: 'advice' },
    ]);
  });

  it('is unknown without users, and does not run when they are off', () => {
    expect(evaluate({ users: denied('GetAccountAuthorizationDetails') })).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(evaluate({ users: off })).toEqual([]);
  });
});
