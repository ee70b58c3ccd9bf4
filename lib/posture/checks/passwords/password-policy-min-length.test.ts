import { expect, it } from 'vitest';
import { withPolicy } from '@/lib/snapshot/testing/build-password-policy';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { off, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { passwordPolicyMinLength } from './password-policy-min-length';

const consoleUser = { ...reported(userLine('ana', { password_enabled: 'true' })), users: off };

function judge(minimumLength: number, passwordMinLength?: number) {
  const thresholds = passwordMinLength ? { passwordMinLength } : {};
  const input = buildInput({ ...withPolicy({ minimumLength }), ...consoleUser }, thresholds);
  return passwordPolicyMinLength.evaluate(input)[0];
}

it('passes at exactly 14 characters and fails at 13', () => {
  expect(judge(14)).toMatchObject({ result: 'pass', title: 'Passwords need 14 characters or more' });
  expect(judge(13)).toMatchObject({
    result: 'fail',
    severity: 'medium',
    title: '13 characters are enough for a password',
  });
});

it('follows the threshold of PCI and of AWS', () => {
  expect(judge(12, 12)).toMatchObject({ result: 'pass' });
  expect(judge(8, 8)).toMatchObject({ result: 'pass' });
});

it('fails without a policy, even where the default of AWS is long enough', () => {
  const input = buildInput(consoleUser, { passwordMinLength: 8 });
  expect(passwordPolicyMinLength.evaluate(input)).toMatchObject([
    { result: 'fail', title: 'Without a password policy 8 characters are enough' },
  ]);
});
