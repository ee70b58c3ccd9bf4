import { describe, expect, it } from 'vitest';
import { longestRetention, reachesTrailLogs } from './trail-retention';

describe('reachesTrailLogs', () => {
  it.each([
    '',
    'AWS',
    'AWSLogs/',
    'AWSLogs/123456789012/',
    'AWSLogs/o-abc123/123456789012/CloudTrail/',
    'AWSLogs/123456789012/CloudTrail/eu-west-1/',
    'AWSLogs/123456789012/Cloud',
    'prefix/AWSLogs/123456789012/CloudTrail',
  ])('"%s" does', (prefix) => {
    expect(reachesTrailLogs(prefix)).toBe(true);
  });

  it.each([
    'tmp/',
    'AWSLogs/123456789012/Config/',
    'AWSLogs/123456789012/CloudTrail-Digest/',
    'AWSLogs/1/vpc',
  ])('"%s" does not', (prefix) => {
    expect(reachesTrailLogs(prefix)).toBe(false);
  });
});

describe('longestRetention', () => {
  it('is null for ever and 0 for nowhere', () => {
    expect(
      longestRetention([
        { name: 'a', days: 1 },
        { name: 'b', days: null },
      ]),
    ).toBeNull();
    expect(
      longestRetention([
        { name: 'a', days: 1 },
        { name: 'b', days: 9 },
      ]),
    ).toBe(9);
    expect(longestRetention([])).toBe(0);
  });
});
