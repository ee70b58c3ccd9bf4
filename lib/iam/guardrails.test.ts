import { describe, expect, it } from 'vitest';
import { buildOrganization, scp } from '@/lib/snapshot/testing/build-organization';
import { accountId, denied } from '@/lib/snapshot/testing/build-snapshot';
import { guardrailsOf } from './guardrails';

const everything = scp('full', { Effect: 'Allow', Action: '*', Resource: '*' }, ['r-1', 'ou-1', accountId]);
const lock = scp('lock', { Effect: 'Deny', Action: 'iam:*', Resource: '*' }, ['ou-1', 'ou-2']);

describe('guardrailsOf', () => {
  it('walks from the root to the account and passes by what hangs elsewhere', () => {
    const levels = guardrailsOf(accountId, buildOrganization({ policies: [everything, lock] }), 'scp');
    expect(levels?.map((level) => level.map(({ target, guardrail }) => [target, guardrail.id]))).toEqual([
      [['r-1', 'full']],
      [
        ['ou-1', 'full'],
        ['ou-1', 'lock'],
      ],
      [[accountId, 'full']],
    ]);
  });

  it('keeps the kinds apart and leaves empty levels out', () => {
    const organization = buildOrganization({ policies: [everything, { ...lock, kind: 'rcp' }] });
    expect(guardrailsOf(accountId, organization, 'rcp')).toHaveLength(1);
  });

  it('binds no management account, and says null where it cannot tell', () => {
    const organization = buildOrganization({ policies: [lock] });
    expect(guardrailsOf(organization.managementAccountId, organization, 'scp')).toEqual([]);
    expect(guardrailsOf('999999999999', organization, 'scp')).toBeNull();
    const refused = { ...organization, guardrails: denied('organizations:ListPolicies') };
    expect(guardrailsOf(accountId, refused, 'scp')).toBeNull();
  });
});
