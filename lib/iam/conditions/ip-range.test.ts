import { describe, expect, it } from 'vitest';
import { isInIpRange } from './ip-range';

describe('isInIpRange', () => {
  it.each([
    ['203.0.113.0/24', '203.0.113.255', true],
    ['203.0.113.0/24', '203.0.114.0', false],
    ['0.0.0.0/0', '198.51.100.7', true],
    ['198.51.100.7', '198.51.100.7', true],
    ['198.51.100.7/32', '198.51.100.8', false],
    ['2001:db8::/32', '2001:db8:1::5', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['::1', '0:0:0:0:0:0:0:1', true],
    ['::/0', '10.0.0.1', false],
    ['10.0.0.0/33', '10.0.0.1', false],
    ['10.0.0/8', '10.0.0.1', false],
    ['10.0.0.0/8', 'host', false],
    ['1:2:3:4:5:6:7:8:9', '::1', false],
    ['1::2::3', '::1', false],
    ['g::', '::1', false],
  ])('%s has %s: %s', (range, address, expected) => {
    expect(isInIpRange(range, address)).toBe(expected);
  });
});
