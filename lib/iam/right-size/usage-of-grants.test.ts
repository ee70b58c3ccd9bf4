import { describe, expect, it } from 'vitest';
import { narrowingOf } from './narrowing-of';
import { rightSizePolicy } from './right-size-policy';
import { type GrantEvidence, mergeEvidence, usageOfGrants } from './usage-of-grants';

const row = (
  service: string,
  action: string,
  state: GrantEvidence['state'],
  idleDays: number | null = null,
): GrantEvidence => ({ service, action, state, idleDays });

const rows = [
  row('s3', '', 'used', 3),
  row('s3', 's3:ListBucket', 'used', 3),
  row('s3', 's3:PutObject', 'unused', 120),
  row('sqs', '', 'used', 50),
  row('sqs', '*', 'not-tracked'),
  row('ec2', '', 'unused', 200),
  row('kms', '', 'unused'),
  row('iam', '', 'not-tracked'),
];

async function cut(window: { mode: 'action' | 'service'; days: number }, actions: string[], evidence = rows) {
  const policy = { Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] };
  return rightSizePolicy(policy, await narrowingOf(usageOfGrants(evidence, window)));
}

const all = [
  's3:ListBucket',
  's3:PutObject',
  's3:GetObject',
  'sqs:*',
  'ec2:*',
  'kms:*',
  'iam:PassRole',
  'made-up:*',
];

describe('usageOfGrants', () => {
  it('takes unused services and tracked unused actions away, and keeps what is not known', async () => {
    const { kept, removed } = await cut({ mode: 'action', days: 90 }, all);
    expect(kept).toEqual(['iam:PassRole', 'made-up:*', 's3:GetObject', 's3:ListBucket', 'sqs:*']);
    expect(removed).toEqual(['ec2:*', 'kms:*', 's3:PutObject']);
  });

  it('keeps used services whole by service', async () => {
    const { removed } = await cut({ mode: 'service', days: 90 }, all);
    expect(removed).toEqual(['ec2:*', 'kms:*']);
  });

  it.each([
    [30, ['ec2:*', 'kms:*', 's3:PutObject', 'sqs:*']],
    [50, ['ec2:*', 'kms:*', 's3:PutObject']],
    [120, ['ec2:*', 'kms:*']],
    [200, ['kms:*']],
  ])('counts uses within %d days', async (days, removed) => {
    expect((await cut({ mode: 'action', days }, all)).removed).toEqual(removed);
  });

  it('keeps a use whose day is not kept, and everything without evidence', async () => {
    const lost = [row('s3', '', 'used'), row('s3', 's3:PutObject', 'used')];
    expect((await cut({ mode: 'action', days: 30 }, ['s3:PutObject'], lost)).removed).toEqual([]);
    expect((await cut({ mode: 'action', days: 30 }, all, [])).removed).toEqual([]);
  });
});

describe('mergeEvidence', () => {
  it('counts what any carrier used, and calls unknown what one of them does not list', () => {
    const other = [
      row('s3', '', 'unused'),
      row('s3', 's3:PutObject', 'used', 4),
      row('ec2', '', 'unused', 150),
    ];
    const merged = mergeEvidence([rows, other]);
    const find = (service: string, action = '') =>
      merged.find((one) => one.service === service && one.action === action);
    expect(find('s3')).toMatchObject({ state: 'used', idleDays: 3 });
    expect(find('s3', 's3:PutObject')).toMatchObject({ state: 'used', idleDays: 4 });
    expect(find('ec2')).toMatchObject({ state: 'unused', idleDays: 150 });
    expect(find('kms')).toMatchObject({ state: 'not-tracked' });
  });
});
