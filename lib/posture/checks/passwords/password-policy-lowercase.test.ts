import { expect, it } from 'vitest';
import { withPolicy } from '@/lib/snapshot/testing/build-password-policy';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { off, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { passwordPolicyLowercase } from './password-policy-lowercase';

const consoleUser = { ...reported(userLine('ana', { password_enabled: 'true' })), users: off };
const judge = (requireLowercase: boolean) =>
  passwordPolicyLowercase.evaluate(buildInput({ ...withPolicy({ requireLowercase }), ...consoleUser }))[0];

it('asks for a lowercase letter', () => {
  expect(judge(true)).toMatchObject({ result: 'pass', title: 'Passwords need a lowercase letter' });
  expect(judge(false)).toMatchObject({
    result: 'fail',
    severity: 'low',
    title: 'The password policy does not require a lowercase letter',
    evidence: [{ field: 'requireLowercase', value: false }],
  });
});
