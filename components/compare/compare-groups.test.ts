import { describe, expect, it } from 'vitest';
import type { ChangeRow } from '@/lib/db/queries/changes/list-changes';
import { changesByGroup, groupOf } from './compare-groups';

const change = (more: Partial<ChangeRow>): ChangeRow => ({
  id: '1',
  at: new Date('2026-03-01T00:00:00Z'),
  accountId: '111122223333',
  accountName: 'one',
  identityId: null,
  identityName: 'ana',
  entityKind: 'user',
  entity: 'arn:aws:iam::111122223333:user/ana',
  field: 'path',
  before: null,
  after: null,
  event: null,
  ...more,
});

describe('groupOf', () => {
  it.each([
    ['user', 'administrator', 'administrators'],
    ['user', 'created', 'identities'],
    ['user', 'groups', 'identities'],
    ['user', 'attachedPolicies', 'policies'],
    ['role', 'inlinePolicies.own', 'policies'],
    ['role', 'permissionsBoundary', 'policies'],
    ['policy', 'defaultVersion', 'policies'],
    ['trust', 'externalTrust', 'trust'],
    ['access-key', 'status', 'keys'],
    ['user', 'accessKey', 'keys'],
    ['root', 'keys', 'keys'],
    ['user', 'mfaActive', 'sign-in'],
    ['password', 'passwordEnabled', 'sign-in'],
    ['mfa-device', 'created', 'sign-in'],
    ['trail', 'isLogging', 'settings'],
    ['password-policy', 'minimumLength', 'settings'],
  ] as const)('%s %s: %s', (entityKind, field, group) => {
    expect(groupOf({ entityKind, field })).toBe(group);
  });
});

describe('changesByGroup', () => {
  it('leaves out tiers that neither begin nor end with an administrator', () => {
    const groups = changesByGroup([
      change({ field: 'administrator', before: 'none', after: 'conditional' }),
      change({ field: 'administrator', before: 'none', after: 'full' }),
    ]);
    expect(groups.get('administrators')).toHaveLength(1);
    expect(groups.get('trust')).toEqual([]);
  });
});
