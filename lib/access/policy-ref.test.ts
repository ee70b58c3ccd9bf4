import { describe, expect, it } from 'vitest';
import { formatPolicyRef, parsePolicyRef, refOfIdentityPolicy, type PolicyRef } from './policy-ref';

const identityId = '01a21ce0-646c-76ee-b860-f9869257be75';

describe('policy references', () => {
  it.each<PolicyRef>([
    { kind: 'managed', accountId: '111122223333', arn: 'arn:aws:iam::aws:policy/service-role/A+b=c,d.e@f-g' },
    { kind: 'inline', identityId, name: 'deploy_access+x=1' },
    { kind: 'trust', identityId },
  ])('come back as they were: %j', (ref) => {
    const text = formatPolicyRef(ref);
    expect(text).toMatch(/^[\w-]+$/);
    expect(parsePolicyRef(text)).toEqual(ref);
  });

  it.each([
    '',
    '%',
    'abc',
    btoa('m 1 arn:x'),
    btoa('i nobody x'),
    btoa(`i ${identityId}`),
    btoa(`t ${identityId} x`),
  ])('are not made of %j', (text) => {
    expect(parsePolicyRef(text)).toBeNull();
  });
});

describe('refOfIdentityPolicy', () => {
  const group = '01a21ce0-646c-76ee-b860-f9869257be76';
  const ana = { id: identityId, accountId: '111122223333', groups: [{ id: group, name: 'crew' }] };
  const refOf = (policy: Parameters<typeof refOfIdentityPolicy>[1]) =>
    parsePolicyRef(refOfIdentityPolicy(ana, policy));

  it('names the group that an inline policy belongs to, and managed ones by their ARN', () => {
    expect(refOf({ arn: 'arn:x', name: 'p', group: 'crew' })).toMatchObject({
      kind: 'managed',
      arn: 'arn:x',
    });
    expect(refOf({ arn: null, name: 'p', group: 'crew' })).toEqual({
      kind: 'inline',
      identityId: group,
      name: 'p',
    });
    expect(refOf({ arn: null, name: 'p', group: null })).toMatchObject({ identityId });
  });
});
