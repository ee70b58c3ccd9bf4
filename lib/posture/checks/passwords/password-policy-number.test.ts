import { expect, it } from 'vitest';
import { withPolicy } from '@/lib/snapshot/testing/build-password-policy';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { off, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { passwordPolicyNumber } from './password-policy-number';

const consoleUser = { ...reported(userLine('ana', { password_enabled: 'true' })), users: off };
const judge = (requireNumbers: boolean) =>
  passwordPolicyNumber.evaluate(buildInput({ ...withPolicy({ requireNumbers }), ...consoleUser }))[0];

it('asks for a digit', () => {
  expect(judge(true)).toMatchObject({ result: 'pass', title: 'Passwords need a digit' });
  expect(judge(false)).toMatchObject({
    result: 'fail',
    severity: 'low',
    title: 'The password policy does not require a digit',
    evidence: [{ field: 'requireNumbers', value: false }],
  });
});
