import { describe, expect, it } from 'vitest';
import { cutPolicy, explainRemoved } from './cut-policy';
import { narrowingOf } from './narrowing-of';
import { type GrantEvidence, usageOfGrants } from './usage-of-grants';

const rows: GrantEvidence[] = [
  { service: 's3', action: '', state: 'used', idleDays: 3 },
  { service: 's3', action: 's3:GetObject', state: 'used', idleDays: 3 },
  { service: 's3', action: 's3:PutObject', state: 'unused', idleDays: 200 },
  { service: 'ec2', action: '', state: 'unused', idleDays: null },
];
const window = { mode: 'action', days: 90 } as const;
const policy = (...Action: string[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } });

async function cut(text: string | null) {
  return cutPolicy(text, await narrowingOf(usageOfGrants(rows, window)));
}

describe('cutPolicy', () => {
  it.each([
    [policy('s3:GetObject', 'ec2:*'), 'smaller'],
    [encodeURIComponent(policy('s3:GetObject', 'ec2:*')), 'smaller'],
    [policy('ec2:*', 'ec2:RunInstances'), 'detach'],
    [policy('s3:GetObject', 'sqs:*'), 'same'],
    [JSON.stringify({ Version: '2012-10-17', Statement: [] }), 'same'],
    ['{', 'unreadable'],
    ['[]', 'unreadable'],
    [null, 'unreadable'],
  ])('%s is %s', async (text, outcome) => {
    expect((await cut(text)).outcome).toBe(outcome);
  });
});

describe('explainRemoved', () => {
  it('gives the evidence by service, those that go whole first', async () => {
    const { result } = await cut(policy('s3:GetObject', 's3:PutObject', 'ec2:*'));
    expect(result && explainRemoved(result, rows)).toEqual([
      { service: 'ec2', evidence: rows[3], isWhole: true, actions: [{ pattern: 'ec2:*', evidence: null }] },
      {
        service: 's3',
        evidence: rows[0],
        isWhole: false,
        actions: [{ pattern: 's3:PutObject', evidence: rows[2] }],
      },
    ]);
  });
});
