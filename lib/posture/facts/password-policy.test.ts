import { describe, expect, it } from 'vitest';
import type { PasswordPolicy } from '@/lib/snapshot/account-snapshot';
import { buildPasswordPolicy, withPolicy } from '@/lib/snapshot/testing/build-password-policy';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { buildSummary, buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import { passwordPolicyExists } from '../checks/passwords/password-policy-exists';
import { passwordPolicyLowercase } from '../checks/passwords/password-policy-lowercase';
import { passwordPolicyMaxAge } from '../checks/passwords/password-policy-max-age';
import { passwordPolicyMinLength } from '../checks/passwords/password-policy-min-length';
import { passwordPolicyNumber } from '../checks/passwords/password-policy-number';
import { passwordPolicyReuse } from '../checks/passwords/password-policy-reuse';
import { passwordPolicySymbol } from '../checks/passwords/password-policy-symbol';
import { passwordPolicyUppercase } from '../checks/passwords/password-policy-uppercase';
import { buildInput } from '../testing/build-input';

/** Each check with a policy that breaks it and no other. */
const weakened: [typeof passwordPolicyExists, Partial<PasswordPolicy>][] = [
  [passwordPolicyMinLength, { minimumLength: 13 }],
  [passwordPolicyUppercase, { requireUppercase: false }],
  [passwordPolicyLowercase, { requireLowercase: false }],
  [passwordPolicySymbol, { requireSymbols: false }],
  [passwordPolicyNumber, { requireNumbers: false }],
  [passwordPolicyReuse, { reusePrevention: 23 }],
  [passwordPolicyMaxAge, { maxAgeDays: 91 }],
];
const consoleUser = { ...reported(userLine('ana', { password_enabled: 'true' })), users: off };

describe.each(weakened)('$id', (check, weakness) => {
  it('passes with a strict policy', () => {
    expect(check.evaluate(buildInput({ ...withPolicy(), ...consoleUser }))).toMatchObject([
      { result: 'pass', resource: 'arn:aws:iam::123456789012:root' },
    ]);
  });

  it('fails by its own setting', () => {
    const [result] = check.evaluate(buildInput({ ...withPolicy(weakness), ...consoleUser }));
    expect(result).toMatchObject({
      result: 'fail',
      severity: check.severity,
      evidence: [{ field: Object.keys(weakness)[0], source: 'password policy' }],
    });
    expect(result).not.toHaveProperty('impliedBy');
  });

  it('takes no notice of the settings of the others', () => {
    const others = weakened.filter(([other]) => other !== check).map(([, parts]) => parts);
    const policy = buildPasswordPolicy(Object.assign({}, ...others) as Partial<PasswordPolicy>);
    expect(check.evaluate(buildInput({ ...withPolicy(policy), ...consoleUser }))).toMatchObject([
      { result: 'pass' },
    ]);
  });

  it('fails without a policy, as a consequence of that', () => {
    expect(check.evaluate(buildInput(consoleUser))).toMatchObject([
      {
        result: 'fail',
        severity: check.severity,
        impliedBy: 'password-policy-exists',
        title: expect.stringContaining('ithout a password policy'),
      },
    ]);
  });
});

describe.each([passwordPolicyExists, ...weakened.map(([check]) => check)])('$id', (check) => {
  it('counts as advice, and says so, where no IAM user has a password', () => {
    const users = read([buildUser('ana')]);
    const flagged = expect.arrayContaining([
      expect.objectContaining({ field: 'noConsoleUsers', value: true, source: 'credential report' }),
    ]) as unknown;
    expect(check.evaluate(buildInput({ users, ...reported(userLine('ana')) }))).toMatchObject([
      { result: 'fail', severity: 'info', evidence: flagged },
    ]);
    for (const unsure of [reported(), { credentialReport: denied('GetReport') }])
      expect(check.evaluate(buildInput({ users, ...unsure }))).toMatchObject([
        { result: 'fail', severity: check.severity },
      ]);
  });

  it('is unknown when the policy or the whole summary was refused', () => {
    const refused = buildSummary({ passwordPolicy: denied('GetAccountPasswordPolicy') });
    for (const accountSummary of [read(refused), denied('GetAccountPasswordPolicy')])
      expect(check.evaluate(buildInput({ accountSummary }))).toMatchObject([
        { result: 'unknown', title: expect.stringContaining('GetAccountPasswordPolicy') },
      ]);
  });

  it('does not run while the summary is off', () => {
    expect(check.evaluate(buildInput({ accountSummary: off }))).toEqual([]);
  });
});
