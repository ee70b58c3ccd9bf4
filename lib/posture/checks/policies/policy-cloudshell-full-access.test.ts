import { describe, expect, it } from 'vitest';
import { denied, off } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything, policyText } from '../../testing/build-input';
import { withAwsPolicy, withCustomerPolicy, withInlinePolicy } from '../../testing/build-policies';
import { policyCloudshellFullAccess } from './policy-cloudshell-full-access';

const text = policyText({ Effect: 'Allow', Action: 'cloudshell:*', Resource: '*' });
const evaluate = (...input: Parameters<typeof buildInput>) =>
  policyCloudshellFullAccess.evaluate(buildInput(...input));
const refused = denied('GetAccountAuthorizationDetails');

describe('policy-cloudshell-full-access', () => {
  it('fails for the account when somebody has the policy of AWS, whatever its text', () => {
    const parts = { ...withAwsPolicy('AWSCloudShellFullAccess', text), policyDocuments: {} };
    expect(evaluate(parts)).toMatchObject([
      {
        result: 'fail',
        severity: 'medium',
        resource: 'arn:aws:iam::123456789012:root',
        title: 'CloudShell full access is attached to role app',
      },
    ]);
    expect(evaluate(withAwsPolicy('Other', text))).toMatchObject([{ result: 'pass' }]);
  });

  it('fails for customer and inline policies that say the same', () => {
    expect(evaluate(withCustomerPolicy(text))).toMatchObject([
      { result: 'fail', title: 'CloudShell full access is attached to user ana' },
    ]);
    expect(evaluate(withInlinePolicy(text, 'group'))).toMatchObject([{ result: 'fail' }]);
  });

  it('passes a part of CloudShell, a policy that nobody has, and full administration', () => {
    const part = policyText({ Effect: 'Allow', Action: 'cloudshell:CreateSession', Resource: '*' });
    expect(evaluate(withCustomerPolicy(part))).toMatchObject([{ result: 'pass' }]);
    expect(evaluate(withCustomerPolicy(text, { attachmentCount: 0 }))).toMatchObject([{ result: 'pass' }]);
    expect(evaluate(withCustomerPolicy(everything))).toMatchObject([{ result: 'pass' }]);
    const complement = policyText({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' });
    expect(evaluate(withCustomerPolicy(complement))).toMatchObject([{ result: 'pass' }]);
  });

  it('spares exempt identities', () => {
    const parts = withAwsPolicy('AWSCloudShellFullAccess', text);
    expect(evaluate(parts, { cloudShellExempt: ['app'] })).toMatchObject([{ result: 'pass' }]);
  });

  it('is unknown where holders or policies were refused, unless a holder was seen', () => {
    expect(evaluate({ users: refused, groups: refused, roles: refused })).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(evaluate({ users: refused })).toMatchObject([{ result: 'unknown' }]);
    const seen = { ...withAwsPolicy('AWSCloudShellFullAccess', text), users: refused };
    expect(evaluate(seen)).toMatchObject([{ result: 'fail' }]);
  });

  it('does not run when they are off', () => {
    expect(evaluate({ users: off, groups: off, roles: off, policies: off })).toEqual([]);
  });
});
