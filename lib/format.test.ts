import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  formatAccountId,
  formatCappedCount,
  formatCount,
  formatDate,
  formatDateTime,
  formatDaysAgo,
  formatDifference,
  formatDuration,
  formatKeyId,
  formatLongDate,
  formatPercent,
  formatPlural,
  formatRange,
  formatRecentTime,
  formatRelative,
  formatShortDate,
  truncateMiddle,
} from './format';

const now = new Date('2026-03-04T14:05:00Z');

describe('dates', () => {
  it('writes absolute times with their zone', () => {
    expect(formatDateTime(now)).toBe('2026-03-04 14:05 UTC');
    expect(formatDateTime('2026-03-04T23:30:00Z', 'Europe/Berlin')).toMatch(/^2026-03-05 00:30 /);
    expect(formatDate('2026-03-04T23:30:00Z', 'Europe/Berlin')).toBe('2026-03-05');
    expect(formatDateTime('2026-03-04T00:00:00Z')).toBe('2026-03-04 00:00 UTC');
  });

  it('names the month in sentences and drops the year of today', () => {
    expect(formatLongDate(now)).toBe('4 March 2026');
    expect(formatShortDate('2026-02-04T00:00:00Z', now)).toBe('4 Feb');
    expect(formatShortDate('2025-09-01T00:00:00Z', now)).toBe('1 Sep 2025');
    expect(formatRecentTime('2026-03-04T08:02:00Z', now)).toBe('08:02');
    expect(formatRecentTime('2026-03-03T07:02:00Z', now)).toBe('3 Mar 07:02');
  });

  it.each([
    ['2026-03-04T14:04:30Z', 'just now'],
    ['2026-03-04T13:52:00Z', '13 min ago'],
    ['2026-03-04T11:05:00Z', '3 h ago'],
    ['2026-03-03T14:05:00Z', '1 day ago'],
    ['2026-02-25T14:06:00Z', '6 days ago'],
    ['2026-02-25T14:05:00Z', '2026-02-25 14:05 UTC'],
    ['2026-03-04T18:05:00Z', 'in 4 h'],
    ['2026-04-04T18:05:00Z', '2026-04-04 18:05 UTC'],
  ])('tells %s as %s', (value, expected) => {
    expect(formatRelative(value, now)).toBe(expected);
  });

  it('counts whole days', () => {
    expect(daysBetween('2026-03-03T14:06:00Z', now)).toBe(0);
    expect(daysBetween('2026-03-03T14:05:00Z', now)).toBe(1);
    expect(formatDaysAgo(0)).toBe('today');
    expect(formatDaysAgo(1)).toBe('yesterday');
    expect(formatDaysAgo(37)).toBe('37 days ago');
  });
});

describe('numbers', () => {
  it.each([
    [0, 10, '0%'],
    [1, 1000, '<1%'],
    [14, 100, '14%'],
    [999, 1000, '>99%'],
    [10, 10, '100%'],
    [1, 0, 'unknown'],
  ])('writes %i of %i as %s', (part, whole, expected) => {
    expect(formatPercent(part, whole)).toBe(expected);
  });

  it('separates thousands and stops counting at ten thousand', () => {
    expect(formatCount(1146)).toBe('1,146');
    expect(formatCappedCount(10_000)).toBe('10,000');
    expect(formatCappedCount(10_001)).toBe('10,000+');
    expect(formatRange(1, 25, 340)).toBe('1–25 of 340');
    expect(formatRange(14, 25, 340)).toBe('326–340 of 340');
    expect(formatRange(1, 25, 0)).toBe('0 of 0');
    expect(formatPlural(1, 'identity', 'identities')).toBe('1 identity');
    expect(formatPlural(2, 'identity', 'identities')).toBe('2 identities');
  });

  it('says fewer and more', () => {
    expect(formatDifference(40, 48)).toBe('8 fewer');
    expect(formatDifference(12, 11)).toBe('1 more');
    expect(formatDifference(3, 3)).toBe('no change');
  });

  it('writes durations in the two units that matter', () => {
    expect(formatDuration(412)).toBe('0.4 s');
    expect(formatDuration(42_300)).toBe('42 s');
    expect(formatDuration(185_000)).toBe('3 min 5 s');
    expect(formatDuration(7_800_000)).toBe('2 h 10 min');
    expect(formatDuration(3_599_900)).toBe('1 h');
  });
});

describe('identifiers', () => {
  it('groups account ids and shortens key ids', () => {
    expect(formatAccountId('528164903772')).toBe('5281 6490 3772');
    expect(formatAccountId('aws')).toBe('aws');
    expect(formatKeyId('AKIAIOSFODNN7EXAW7Q3')).toBe('AKIA …W7Q3');
  });

  it('keeps both ends of a long text', () => {
    const arn = 'arn:aws:iam::528164903772:user/service/ci-deploy';
    const short = truncateMiddle(arn, 30);
    expect(short).toHaveLength(30);
    expect(short.startsWith('arn:aws:iam')).toBe(true);
    expect(short.endsWith('service/ci-deploy')).toBe(true);
    expect(truncateMiddle('short', 30)).toBe('short');
  });
});
