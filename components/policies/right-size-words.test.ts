import { describe, expect, it } from 'vitest';
import type { PolicyUse } from '@/lib/db/queries/policies/right-size-policy';
import type { RightSizedPolicy, RightSizing } from '@/lib/db/queries/policies/right-size-identity';
import { breakWords, effectWords, policyUseWords, lastUseWords, warningsOf } from './right-size-words';

const policy = {
  name: 'p',
  via: 'managed',
  arn: 'arn:x',
  group: null,
  awsManaged: false,
  version: 'v1',
  document: '{}',
} as const;
const result = {
  policy: { Statement: [] },
  removed: ['ec2:*'],
  kept: ['s3:*'],
  size: { before: 100, after: 80 },
};
const sized: RightSizedPolicy = { ref: 'r', policy, outcome: 'smaller', result, removed: [], others: 0 };
const sizing: RightSizing = {
  identity: {
    id: 'i',
    name: 'ana',
    kind: 'user',
    arn: 'arn:y',
    accountId: '1',
    accountName: 'one',
    serviceLinked: false,
    snapshotAt: new Date('2026-03-01T00:00:00Z'),
    createdAt: null,
  },
  window: { mode: 'action', days: 90 },
  hasEvidence: true,
  services: { granted: 15, used: 5, unused: 9, notTracked: 1 },
  policies: [sized, { ...sized, outcome: 'detach' }],
  serviceNames: {},
};

describe('effectWords', () => {
  it('says what goes and what stays, with the same numbers as the figures', () => {
    expect(effectWords(sizing)).toBe(
      '1 policy can be taken off, 1 policy can be cut: of 15 granted services, 6 stay and 9 without use within 90 days go.',
    );
  });

  it('says so where nothing can go, or nothing is known', () => {
    expect(effectWords({ ...sizing, policies: [{ ...sized, outcome: 'same' }] })).toContain('nothing can go');
    const blind = { ...sizing, hasEvidence: false };
    expect(effectWords(blind)).toContain('nothing is known to be unused');
    expect(breakWords(blind)).not.toContain('breaks nothing');
  });
});

describe('warningsOf', () => {
  const warn = (more: Partial<RightSizedPolicy>) => warningsOf({ ...sized, ...more }, 'user').join(' ');

  it('has none for a policy that stays or that is simply smaller', () => {
    expect(warn({})).toBe('');
    expect(warn({ outcome: 'same' })).toBe('');
  });

  it('warns of texts that AWS would refuse, by the kind of policy', () => {
    const big = { ...result, size: { before: 100, after: 3000 } };
    expect(warn({ result: big })).toContain('longer');
    expect(warn({ result: big, policy: { ...policy, arn: null } })).toContain('more than the 2,048');
    expect(warn({ result: { ...result, size: { before: 1, after: 7000 } } })).toContain(
      'more than the 6,144',
    );
  });

  it('warns of others who have the policy', () => {
    expect(warn({ others: 2 })).toContain('2 other identities');
    expect(warn({ policy: { ...policy, group: 'crew' } })).toContain('group crew');
    expect(warn({ policy: { ...policy, awsManaged: true }, others: 2 })).toMatch(/^AWS keeps/);
  });
});

describe('lastUseWords', () => {
  it('tells the last use, or that there is none', () => {
    const lastUsedAt = new Date('2026-01-02T10:00:00Z');
    expect(lastUseWords({ state: 'unused', lastUsedAt, idleDays: 120 })).toBe(
      'last used 2026-01-02, 120 days ago',
    );
    expect(lastUseWords({ state: 'unused', lastUsedAt: null, idleDays: null })).toContain('no use');
    expect(lastUseWords(null)).toBe('by its service');
  });
});

describe('policyUseWords', () => {
  const use: PolicyUse = {
    outcome: 'same',
    result: null,
    removed: [],
    carriers: 2,
    read: 2,
    serviceNames: {},
  };

  it('is honest about carriers whose use was not read', () => {
    expect(policyUseWords({ ...use, read: 1 })).toContain('Of 1 carrier no last-accessed data');
    expect(policyUseWords({ ...use, carriers: 0, read: 0 })).toContain('No user or role');
    expect(policyUseWords(use)).toContain('Nothing of it is known to be unused');
    expect(policyUseWords({ ...use, outcome: 'detach' })).toContain('Nobody');
  });

  it('counts whole services and single actions', () => {
    const actions = [{ pattern: 's3:A', evidence: null }];
    const removed = [
      { service: 'ec2', evidence: null, isWhole: true, actions },
      { service: 's3', evidence: null, isWhole: false, actions },
    ];
    expect(policyUseWords({ ...use, outcome: 'smaller', removed })).toMatch(/^1 service and 1 action /);
  });
});
