import { expect, it } from 'vitest';
import { withPolicy } from '@/lib/snapshot/testing/build-password-policy';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { off, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { passwordPolicyReuse } from './password-policy-reuse';

const consoleUser = { ...reported(userLine('ana', { password_enabled: 'true' })), users: off };

function judge(reusePrevention: number | null, passwordReusePrevention = 24) {
  const input = buildInput(
    { ...withPolicy({ reusePrevention }), ...consoleUser },
    { passwordReusePrevention },
  );
  return passwordPolicyReuse.evaluate(input)[0];
}

it('passes at exactly 24 and fails at 23', () => {
  expect(judge(24)).toMatchObject({ result: 'pass', title: 'The last 24 passwords cannot come back' });
  expect(judge(23)).toMatchObject({
    result: 'fail',
    severity: 'low',
    title: 'Passwords may come back after 23 others',
  });
});

it('fails when nothing is remembered', () => {
  expect(judge(null)).toMatchObject({ result: 'fail', title: 'Any old password may come back at once' });
});

it('asks for a number, where one peer takes any value and another 24 alone', () => {
  expect(judge(1)).toMatchObject({ result: 'fail' });
  expect(judge(5, 4)).toMatchObject({ result: 'pass' });
  expect(judge(4, 4)).toMatchObject({ result: 'pass' });
});
