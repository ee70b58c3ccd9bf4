import { expect, it } from 'vitest';
import { withPolicy } from '@/lib/snapshot/testing/build-password-policy';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { off, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { passwordPolicyUppercase } from './password-policy-uppercase';

const consoleUser = { ...reported(userLine('ana', { password_enabled: 'true' })), users: off };
const judge = (requireUppercase: boolean) =>
  passwordPolicyUppercase.evaluate(buildInput({ ...withPolicy({ requireUppercase }), ...consoleUser }))[0];

it('asks for an uppercase letter', () => {
  expect(judge(true)).toMatchObject({ result: 'pass', title: 'Passwords need an uppercase letter' });
  expect(judge(false)).toMatchObject({
    result: 'fail',
    severity: 'low',
    title: 'The password policy does not require an uppercase letter',
    evidence: [{ field: 'requireUppercase', value: false }],
  });
});
