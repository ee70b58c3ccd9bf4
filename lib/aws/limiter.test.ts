import { describe, expect, it } from 'vitest';
import { AbortError } from './cancellation';
import { RateLimiter } from './limiter';
import type { OperationName } from './operations';
import { limiterFor } from './rates';

function atTime(rate = { perSecond: 5, burst: 10 }) {
  const time = { now: 0 };
  return { time, limiter: new RateLimiter(rate, () => time.now) };
}

describe('RateLimiter', () => {
  it('lets a burst through, then one request per interval', () => {
    const { limiter } = atTime();
    const waits = Array.from({ length: 12 }, () => Math.round(limiter.reserve()));
    expect(waits.slice(0, 10).every((wait) => wait === 0)).toBe(true);
    expect(waits.slice(10)).toEqual([200, 400]);
  });

  it('fills up with time, to the burst and not above', () => {
    const { limiter, time } = atTime();
    for (let count = 0; count < 10; count += 1) limiter.reserve();
    time.now = 1_000;
    expect(Array.from({ length: 5 }, () => limiter.reserve())).toEqual([0, 0, 0, 0, 0]);
    time.now = 1_000_000;
    const waits = Array.from({ length: 11 }, () => limiter.reserve());
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
  });

  it('halves when throttled, once for throttles of one burst, and not below the floor', () => {
    const { limiter, time } = atTime();
    limiter.slowDown();
    limiter.slowDown();
    expect(limiter.perSecond).toBe(2.5);
    for (let count = 1; count < 10; count += 1) {
      time.now += 2_000;
      limiter.slowDown();
    }
    expect(limiter.perSecond).toBe(0.5);
  });

  it('stays slow for a minute and then gets a tenth back per quiet minute', () => {
    const { limiter, time } = atTime();
    limiter.slowDown();
    time.now = 119_000;
    expect(limiter.perSecond).toBe(2.5);
    time.now = 120_000;
    expect(limiter.perSecond).toBeCloseTo(2.75);
    time.now = 180_000;
    expect(limiter.perSecond).toBeCloseTo(3.025);
    time.now = 60_000 * 60;
    expect(limiter.perSecond).toBe(5);
  });

  it('is rested when it is full and at its full rate', () => {
    const { limiter, time } = atTime();
    expect(limiter.isRested).toBe(true);
    limiter.reserve();
    expect(limiter.isRested).toBe(false);
    time.now = 200;
    expect(limiter.isRested).toBe(true);
    limiter.slowDown();
    time.now = 30_000;
    expect(limiter.isRested).toBe(false);
  });

  it('gives up waiting when the scan is cancelled', async () => {
    const limiter = new RateLimiter({ perSecond: 0.01, burst: 1 });
    const controller = new AbortController();
    await limiter.take(controller.signal);
    const waiting = limiter.take(controller.signal);
    controller.abort(new AbortError());
    await expect(waiting).rejects.toThrow('cancelled');
  });
});

describe('limiterFor', () => {
  const limits = {
    iam: { perSecond: 5, burst: 10 },
    lastAccessed: { perSecond: 2, burst: 5 },
    other: { perSecond: 5, burst: 5 },
  };

  const region = 'us-east-1';
  const bucket = (operation: OperationName, at: { accountId?: string; region?: string } = {}) =>
    limiterFor({ accountId: '1', region, operation, ...at }, limits);

  it('has one bucket per account and family', () => {
    const roles = bucket('iam:ListRoles');
    expect(bucket('iam:GetAccountSummary')).toBe(roles);
    expect(bucket('iam:ListRoles', { accountId: '2' })).not.toBe(roles);
    expect(bucket('iam:GenerateServiceLastAccessedDetails')?.perSecond).toBe(2);
    expect(bucket('organizations:DescribePolicy')?.perSecond).toBe(1.6);
    expect(bucket('organizations:ListAccounts')?.perSecond).toBe(5);
    expect(bucket('organizations:ListPolicies')?.perSecond).toBe(4);
    expect(bucket('organizations:ListPolicies')).not.toBe(bucket('organizations:ListParents'));
    expect(limiterFor({ accountId: '1', region, operation: 'iam:ListRoles' }, 'off')).toBeNull();
  });

  it('has one bucket per region of an account, which does not slow the others down', () => {
    const home = bucket('ec2:DescribeInstances');
    const abroad = bucket('ec2:DescribeInstances', { region: 'eu-west-1' });
    expect(bucket('ec2:GetInstanceMetadataDefaults')).toBe(home);
    expect(abroad).not.toBe(home);
    abroad?.slowDown();
    expect([home?.perSecond, abroad?.perSecond]).toEqual([5, 2.5]);
  });

  it('asks services that bear more at a multiple of the rate of the others', () => {
    expect(bucket('kms:DescribeKey')?.perSecond).toBe(20);
    expect(bucket('s3:GetBucketAcl')?.perSecond).toBe(20);
  });
});
