import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantsOf } from '@/lib/iam/grants-of';
import type { LastAccessed } from '@/lib/snapshot/account-snapshot';
import { rememberGrants } from './remember-grants';

const day = (number: number) =>
  new Date(Date.parse('2026-01-01T00:00:00Z') + number * 86_400_000).toISOString();
const use = fc.option(fc.integer({ min: -200 * 24, max: 0 }).map((hours) => day(hours / 24)));
const service = fc.record({
  service: fc.constantFrom('s3', 'iam', 'ec2'),
  serviceName: fc.constant('Service'),
  lastUsed: use,
  lastUsedRegion: fc.constant(null),
  lastUsedBy: fc.constant(null),
  actions: fc.option(fc.array(fc.record({ action: fc.constantFrom('s3:A', 's3:B'), lastUsed: use }))),
});
const lastAccessed: fc.Arbitrary<LastAccessed> = fc.record({
  arn: fc.constant('arn:aws:iam::111122223333:user/u'),
  asOf: fc.constant(day(0)),
  fingerprint: fc.constant('f'),
  services: fc.array(service, { maxLength: 4 }),
});

describe('rememberGrants', () => {
  it('answers at every time and threshold as grantsOf does', () => {
    const asked = fc.array(fc.tuple(fc.integer({ min: 0, max: 24 * 200 }), fc.constantFrom(30, 90)));
    fc.assert(
      fc.property(lastAccessed, asked, (identity, times) => {
        for (const [hours, days] of times) {
          const at = day(hours / 24);
          expect(rememberGrants(identity, at, days)).toEqual(grantsOf(identity, at, days));
        }
      }),
    );
  });

  it('gives the same list again while nothing moved', () => {
    const services = [
      {
        service: 's3',
        serviceName: 'S3',
        lastUsed: day(-10),
        lastUsedRegion: null,
        lastUsedBy: null,
        actions: null,
      },
    ];
    const identity: LastAccessed = { arn: 'a', asOf: day(0), fingerprint: 'f', services };
    const first = rememberGrants(identity, day(0), 90);
    expect(rememberGrants(identity, day(80), 90)).toBe(first);
    expect(rememberGrants(identity, day(81), 90)).not.toBe(first);
  });
});
