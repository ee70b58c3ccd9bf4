import { describe, expect, it } from 'vitest';
import { buildRole, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything, policyText } from '../../testing/build-input';
import { withInlinePolicy } from '../../testing/build-policies';
import { policyAdminInline } from './policy-admin-inline';

const evaluate = (...input: Parameters<typeof buildInput>) =>
  policyAdminInline.evaluate(buildInput(...input));

describe('policy-admin-inline', () => {
  it.each(['user/ana', 'group/devs', 'role/app'])('fails for full administration in %s', (holder) => {
    const kind = holder.split('/')[0] as 'user' | 'group' | 'role';
    expect(evaluate(withInlinePolicy(everything, kind))).toMatchObject([
      {
        result: 'fail',
        severity: 'critical',
        resource: `arn:aws:iam::123456789012:${holder}`,
        title: 'extra makes whoever has it an administrator: Allow * on *',
      },
    ]);
  });

  it('passes lesser inline policies and identities without', () => {
    const text = policyText({ Effect: 'Allow', Action: 'iam:*', Resource: '*' });
    expect(evaluate(withInlinePolicy(text))).toMatchObject([{ result: 'pass' }]);
    expect(evaluate({ roles: read([buildRole('app')]) })).toMatchObject([{ result: 'pass' }]);
  });

  it('is not applicable to service-linked roles and approved administrators', () => {
    const linked = withInlinePolicy(everything, 'role', '/aws-service-role/x.amazonaws.com/');
    expect(evaluate(linked)).toMatchObject([{ result: 'not-applicable' }]);
    expect(evaluate(withInlinePolicy(everything), { approvedAdmins: ['app'] })).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown where a text was not read', () => {
    expect(evaluate({ ...withInlinePolicy('x'), policyDocuments: {} })).toMatchObject([
      { result: 'unknown' },
    ]);
  });

  it('is unknown for what was refused, and does not run when it is off', () => {
    expect(evaluate({ users: denied('GetAccountAuthorizationDetails') })).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(evaluate({ users: off, groups: off, roles: off })).toEqual([]);
  });
});
