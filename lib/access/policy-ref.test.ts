import { describe, expect, it } from 'vitest';
import { formatPolicyRef, parsePolicyRef, type PolicyRef } from './policy-ref';

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
