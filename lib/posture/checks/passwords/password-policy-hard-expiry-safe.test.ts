import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, Role, User } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { withPolicy } from '@/lib/snapshot/testing/build-password-policy';
import { userLine } from '@/lib/snapshot/testing/build-report';
import {
  buildRole,
  buildUser,
  denied,
  off,
  read,
  reported,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput, everything, trustText } from '../../testing/build-input';
import { passwordPolicyHardExpirySafe } from './password-policy-hard-expiry-safe';

const inline = { inlinePolicies: [{ name: 'p', document: hash(everything) }] };
const trust = trustText({ Federated: 'arn:aws:iam::123456789012:saml-provider/okta' });
const federated = (parts: Partial<Role> = {}) => buildRole('admin', { trustPolicy: hash(trust), ...parts });
const administrators = (...names: string[]) => names.map((name) => buildUser(name, inline));

function evaluate(parts: Partial<AccountSnapshot>, thresholds: Partial<Thresholds> = {}) {
  return passwordPolicyHardExpirySafe.evaluate(buildInput(parts, thresholds));
}

/** An account with hard expiry and some console users. */
function hard(users: User[], parts: Partial<AccountSnapshot> = {}) {
  return {
    ...withPolicy({ hardExpiry: true }),
    users: read(users),
    ...reported(...users.map(({ name }) => userLine(name, { password_enabled: 'true' }))),
    policyDocuments: textsOf(everything, trust),
    ...parts,
  };
}

const judge = (...parts: Parameters<typeof hard>) => evaluate(hard(...parts))[0];

describe('password-policy-hard-expiry-safe', () => {
  it('fails with one administrator and passes with two', () => {
    expect(judge(administrators('ana'))).toMatchObject({
      result: 'fail',
      severity: 'medium',
      resource: 'arn:aws:iam::123456789012:root',
      title: 'Only ana could reset an expired password',
    });
    expect(judge(administrators('ana', 'bob'))).toMatchObject({ result: 'pass' });
  });

  it('fails with nobody', () => {
    expect(judge([buildUser('ana')])?.title).toBe('Nobody could reset an expired password');
  });

  it('counts a federated administrator role as one more', () => {
    const roles = (role: Role) => ({ roles: read([role]) });
    expect(judge(administrators('ana'), roles(federated(inline)))).toMatchObject({ result: 'pass' });
    expect(judge(administrators('ana'), roles(federated()))).toMatchObject({ result: 'fail' });
    expect(judge([buildUser('ana')], roles(federated(inline)))).toMatchObject({
      result: 'fail',
      title: 'Only admin could reset an expired password',
    });
  });

  it('does not count administrators who cannot sign in', () => {
    const users = administrators('ana', 'bob');
    const report = reported(userLine('ana', { password_enabled: 'true' }), userLine('bob'));
    expect(judge(users, report)).toMatchObject({ result: 'fail' });
  });

  it('follows the number wanted', () => {
    const users = administrators('ana');
    expect(evaluate(hard(users), { minAdmins: 1 })).toMatchObject([{ result: 'pass' }]);
    expect(evaluate(hard(administrators('a', 'b')), { minAdmins: 3 })).toMatchObject([
      { result: 'fail', title: 'Only a and b could reset an expired password' },
    ]);
  });

  it('passes without hard expiry, whoever there is', () => {
    expect(evaluate(withPolicy())).toMatchObject([{ result: 'pass' }]);
  });

  it('is not applicable while passwords do not expire', () => {
    expect(evaluate(withPolicy({ hardExpiry: true, maxAgeDays: null }))).toMatchObject([
      { result: 'not-applicable' },
    ]);
    expect(evaluate({})).toMatchObject([{ result: 'not-applicable' }]);
  });

  it('counts as advice where no IAM user has a password', () => {
    expect(judge([])).toMatchObject({ result: 'fail', severity: 'info' });
  });

  it('is unknown when something that would decide was not read', () => {
    expect(evaluate({ accountSummary: denied('GetAccountSummary') })).toMatchObject([{ result: 'unknown' }]);
    const ana = administrators('ana');
    for (const refused of [
      { groups: denied('ListGroups') },
      { credentialReport: denied('GetReport') },
      { roles: denied('ListRoles') },
    ])
      expect(judge(ana, refused)).toMatchObject({ result: 'unknown' });
    expect(judge(administrators('ana', 'bob'), reported())).toMatchObject({ result: 'unknown' });
    expect(judge([], { roles: denied('ListRoles') })).toMatchObject({ result: 'fail' });
  });

  it('does not run while the summary, or what would decide, is off', () => {
    expect(evaluate({ accountSummary: off })).toEqual([]);
    expect(judge(administrators('ana'), { users: off, groups: off, policies: off })).toBeUndefined();
  });
});
