import { describe, expect, it } from 'vitest';
import type { ManagedPolicy } from '@/lib/snapshot/account-snapshot';
import { denied, off } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything, policyText } from '../../testing/build-input';
import { customPolicyArn, withCustomerPolicy } from '../../testing/build-policies';
import { policyAdminUnattached } from './policy-admin-unattached';

const judge = (text: string, parts: Partial<ManagedPolicy> = { attachmentCount: 0 }) =>
  policyAdminUnattached.evaluate(buildInput(withCustomerPolicy(text, parts)))[0];

describe('policy-admin-unattached', () => {
  it('fails for full administration that nobody has', () => {
    expect(judge(everything)).toMatchObject({
      result: 'fail',
      severity: 'low',
      resource: customPolicyArn,
      title: 'Custom is full administration that waits to be attached: Allow * on *',
    });
  });

  it('passes lesser policies, and is not applicable to those in use', () => {
    expect(judge(policyText({ Effect: 'Allow', Action: 's3:*', Resource: '*' }))).toMatchObject({
      result: 'pass',
    });
    expect(judge(everything, {})).toMatchObject({ result: 'not-applicable' });
    expect(judge(everything, { attachmentCount: 0, boundaryUsageCount: 1 })).toMatchObject({
      result: 'not-applicable',
    });
  });

  it('is unknown without policies or their text, and does not run when they are off', () => {
    const evaluate = (policies: typeof off) => policyAdminUnattached.evaluate(buildInput({ policies }));
    expect(evaluate(denied('GetAccountAuthorizationDetails'))).toMatchObject([{ result: 'unknown' }]);
    expect(evaluate(off)).toEqual([]);
    const textless = { ...withCustomerPolicy('x', { attachmentCount: 0 }), policyDocuments: {} };
    expect(policyAdminUnattached.evaluate(buildInput(textless))).toMatchObject([{ result: 'unknown' }]);
  });
});
