import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, User } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { withPolicy } from '@/lib/snapshot/testing/build-password-policy';
import { userLine } from '@/lib/snapshot/testing/build-report';
import {
  buildGroup,
  buildUser,
  denied,
  off,
  read,
  reported,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, policyText } from '../../testing/build-input';
import { passwordPolicySelfChange } from './password-policy-self-change';

const evaluate = (parts: Partial<AccountSnapshot>) => passwordPolicySelfChange.evaluate(buildInput(parts));
const own = policyText({
  Effect: 'Allow',
  Action: 'iam:ChangePassword',
  Resource: 'arn:aws:iam::*:user/${aws:username}',
});
const holding = (text: string) => ({ inlinePolicies: [{ name: 'p', document: hash(text) }] });

/** An account whose password policy leaves it to the users: ana with a password, svc without. */
function left(ana: Partial<User>, parts: Partial<AccountSnapshot> = {}) {
  return {
    ...withPolicy({ allowUsersToChange: false }),
    users: read([buildUser('ana', ana), buildUser('svc')]),
    ...reported(userLine('ana', { password_enabled: 'true' }), userLine('svc')),
    policyDocuments: textsOf(own),
    ...parts,
  };
}

const judge = (...parts: Parameters<typeof left>) => evaluate(left(...parts))[0];

describe('password-policy-self-change', () => {
  it('passes when the password policy allows it', () => {
    expect(evaluate(withPolicy())).toMatchObject([
      { result: 'pass', resource: 'arn:aws:iam::123456789012:root' },
    ]);
  });

  it('fails when neither the password policy nor one of the user does', () => {
    expect(judge({})).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'Cannot change the own password: ana',
      evidence: [
        { field: 'allowUsersToChange', value: false },
        { field: 'users', value: ['ana'] },
      ],
    });
  });

  it('passes when a policy of every console user does, through a group too', () => {
    expect(judge(holding(own))).toMatchObject({ result: 'pass' });
    const groups = read([buildGroup('people', holding(own))]);
    expect(judge({ groups: ['people'] }, { groups })).toMatchObject({ result: 'pass' });
  });

  it('fails for a right on others alone, and for one that is denied', () => {
    const other = policyText({
      Effect: 'Allow',
      Action: 'iam:ChangePassword',
      Resource: 'arn:aws:iam::123456789012:user/bob',
    });
    expect(judge(holding(other), { policyDocuments: textsOf(other) })).toMatchObject({ result: 'fail' });
    const denying = policyText(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'iam:ChangePassword', Resource: '*' },
    );
    expect(judge(holding(denying), { policyDocuments: textsOf(denying) })).toMatchObject({ result: 'fail' });
  });

  it('takes a right under a condition for one', () => {
    const withMfa = policyText({
      Effect: 'Allow',
      Action: 'iam:ChangePassword',
      Resource: '*',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    });
    expect(judge(holding(withMfa), { policyDocuments: textsOf(withMfa) })).toMatchObject({ result: 'pass' });
  });

  it('passes where nobody has a password', () => {
    const parts = { users: read([buildUser('svc')]), ...reported(userLine('svc')) };
    expect(judge({}, parts)).toMatchObject({ result: 'pass' });
  });

  it('is not applicable without a password policy', () => {
    expect(evaluate({})).toMatchObject([{ result: 'not-applicable' }]);
  });

  it('is unknown when the policy, the users or what would decide was not read', () => {
    expect(evaluate({ accountSummary: denied('GetAccountSummary') })).toMatchObject([{ result: 'unknown' }]);
    expect(judge({}, { groups: denied('ListGroups') })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('ListGroups'),
    });
    expect(judge({}, { credentialReport: denied('GetReport') })).toMatchObject({ result: 'unknown' });
    const attachedPolicies = [{ name: 'x', arn: 'arn:aws:iam::aws:policy/x' }];
    expect(judge({ attachedPolicies })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('ana'),
    });
    const permissionsBoundary = 'arn:aws:iam::123456789012:policy/gone';
    expect(judge({ ...holding(own), permissionsBoundary })).toMatchObject({ result: 'unknown' });
  });

  it('does not run while the summary, or what it leaves it to, is off', () => {
    expect(evaluate({ accountSummary: off })).toEqual([]);
    expect(judge({}, { users: off, groups: off, policies: off })).toBeUndefined();
    expect(judge({}, { credentialReport: off })).toBeUndefined();
  });
});
