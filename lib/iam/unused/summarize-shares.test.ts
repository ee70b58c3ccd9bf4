import { describe, expect, it } from 'vitest';
import { bucketOf, type JudgedShare, summarizeShares } from './summarize-shares';

const principal = (unused: number, more: Partial<JudgedShare> = {}): JudgedShare => ({
  status: 'scored',
  isAdministrator: false,
  share: { used: 10 - unused, unused, unknown: 0 },
  ...more,
});

describe('summarizeShares', () => {
  it('counts each principal once, however much it is granted', () => {
    const administrator = principal(0, {
      isAdministrator: true,
      share: { used: 0, unused: 1000, unknown: 0 },
    });
    const summary = summarizeShares([principal(0), principal(5), administrator]);
    expect(summary.mean).toEqual({ used: 50, unused: 50, unknown: 0 });
    expect(summary.buckets).toEqual([1, 0, 1, 0, 1]);
    expect(summary.administrators).toEqual({ scored: 1, unused: 100 });
  });

  it('keeps those that are not scored out of the mean and counts them by why', () => {
    const summary = summarizeShares([
      principal(10),
      principal(0, { status: 'unused-principal' }),
      principal(0, { status: 'too-young' }),
      principal(0, { status: 'unread', share: null }),
    ]);
    expect(summary).toMatchObject({ scored: 1, mean: { unused: 100 } });
    expect(summary.statuses).toMatchObject({ scored: 1, 'unused-principal': 1, 'too-young': 1, unread: 1 });
  });

  it('has no mean without anybody to score', () => {
    expect(summarizeShares([])).toMatchObject({ mean: null, scored: 0, buckets: [0, 0, 0, 0, 0] });
  });

  it.each([
    [0, 0],
    [20, 0],
    [20.1, 1],
    [60, 2],
    [80, 3],
    [100, 4],
  ])('puts %s %% into bucket %s', (percent, bucket) => {
    expect(bucketOf(percent)).toBe(bucket);
  });
});
