import { expect, it } from 'vitest';
import { withPolicy } from '@/lib/snapshot/testing/build-password-policy';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { denied, off, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { passwordPolicyMaxAge } from './password-policy-max-age';

const consoleUser = { ...reported(userLine('ana', { password_enabled: 'true' })), users: off };

function judge(maxAgeDays: number | null, passwordMaxAgeDays: number | null = 90) {
  const input = buildInput({ ...withPolicy({ maxAgeDays }), ...consoleUser }, { passwordMaxAgeDays });
  return passwordPolicyMaxAge.evaluate(input)[0];
}

it('passes at exactly 90 days and fails at 91', () => {
  expect(judge(90)).toMatchObject({ result: 'pass', title: 'Passwords expire after at most 90 days' });
  expect(judge(91)).toMatchObject({
    result: 'fail',
    severity: 'low',
    title: 'Passwords expire only after 91 days',
  });
});

it('fails when passwords never expire', () => {
  expect(judge(null)).toMatchObject({ result: 'fail', title: 'Passwords never expire' });
});

it('follows the threshold', () => {
  expect(judge(365, 365)).toMatchObject({ result: 'pass' });
});

it('is not applicable when the threshold is switched off, policy or not', () => {
  const thresholds = { passwordMaxAgeDays: null };
  expect(judge(null, null)).toMatchObject({ result: 'not-applicable' });
  expect(passwordPolicyMaxAge.evaluate(buildInput(consoleUser, thresholds))).toMatchObject([
    { result: 'not-applicable' },
  ]);
  const refused = { accountSummary: denied('GetAccountSummary') };
  expect(passwordPolicyMaxAge.evaluate(buildInput(refused, thresholds))).toMatchObject([
    { result: 'unknown' },
  ]);
  expect(passwordPolicyMaxAge.evaluate(buildInput({ accountSummary: off }, thresholds))).toEqual([]);
});
