import { expect, it } from 'vitest';
import { withPolicy } from '@/lib/snapshot/testing/build-password-policy';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { off, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { passwordPolicySymbol } from './password-policy-symbol';

const consoleUser = { ...reported(userLine('ana', { password_enabled: 'true' })), users: off };
const judge = (requireSymbols: boolean) =>
  passwordPolicySymbol.evaluate(buildInput({ ...withPolicy({ requireSymbols }), ...consoleUser }))[0];

it('asks for a symbol', () => {
  expect(judge(true)).toMatchObject({ result: 'pass', title: 'Passwords need a symbol' });
  expect(judge(false)).toMatchObject({
    result: 'fail',
    severity: 'low',
    title: 'The password policy does not require a symbol',
    evidence: [{ field: 'requireSymbols', value: false }],
  });
});
