import { expect, it } from 'vitest';
import { withPolicy } from '@/lib/snapshot/testing/build-password-policy';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { buildSummary, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { passwordPolicyExists } from './password-policy-exists';

const consoleUser = { ...reported(userLine('ana', { password_enabled: 'true' })), users: off };

it('passes with any policy of its own, however weak', () => {
  const weak = withPolicy({ minimumLength: 6, requireNumbers: false });
  expect(passwordPolicyExists.evaluate(buildInput(weak))).toMatchObject([
    { result: 'pass', resource: 'arn:aws:iam::123456789012:root' },
  ]);
});

it('fails where the default of AWS holds', () => {
  expect(passwordPolicyExists.evaluate(buildInput(consoleUser))).toMatchObject([
    {
      result: 'fail',
      severity: 'medium',
      title: "No password policy is set, so AWS's default of 8 characters holds",
      evidence: [{ field: 'policy', value: 'none', source: 'password policy' }],
    },
  ]);
});

it('is unknown, not a fail, when the answer was refused', () => {
  const accountSummary = read(buildSummary({ passwordPolicy: denied('GetAccountPasswordPolicy') }));
  expect(passwordPolicyExists.evaluate(buildInput({ accountSummary }))).toMatchObject([
    { result: 'unknown' },
  ]);
});
