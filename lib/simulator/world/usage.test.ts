import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResolvedUsage } from './types';
import { lastUse, latestUse, roundDown } from './usage';

const at = (text: string) => Date.parse(text);
const usage = (over: Partial<ResolvedUsage> = {}): ResolvedUsage => ({
  from: at('2026-01-01T00:00:00Z'),
  until: Number.POSITIVE_INFINITY,
  everyDays: 1,
  weekdaysOnly: false,
  hour: 8,
  spanHours: 10,
  actions: [],
  salt: 7,
  ...over,
});

describe('lastUse', () => {
  it('is absent before the first use and exact for a single one', () => {
    expect(lastUse(usage(), at('2025-12-31T00:00:00Z'))).toBeUndefined();
    const once = at('2026-02-03T04:05:06Z');
    expect(lastUse(usage({ from: once, until: once }), at('2026-03-01T00:00:00Z'))).toBe(once);
  });

  it('skips weekends where asked', () => {
    const monday = at('2026-03-02T02:00:00Z');
    const used = lastUse(usage({ weekdaysOnly: true }), monday) ?? 0;
    expect(new Date(used).toISOString().slice(0, 10)).toBe('2026-02-27');
  });

  it('never lies after the asked time, nor moves back as time goes on', () => {
    const days = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(
        days,
        fc.boolean(),
        fc.integer({ min: 0, max: 400 * 86_400 }),
        (everyDays, weekdaysOnly, seconds) => {
          const pattern = usage({ everyDays, weekdaysOnly });
          const now = pattern.from + seconds * 1000;
          const last = lastUse(pattern, now);
          if (last === undefined) return;
          expect(last).toBeLessThanOrEqual(now);
          expect(lastUse(pattern, last)).toBe(last);
          expect(lastUse(pattern, now + 3_600_000) ?? 0).toBeGreaterThanOrEqual(last);
        },
      ),
    );
  });
});

describe('latestUse', () => {
  it('takes the newest of several patterns', () => {
    const now = at('2026-03-01T00:00:00Z');
    const ended = usage({ until: at('2026-01-20T00:00:00Z'), service: 's3' });
    expect(latestUse([ended, usage({ service: 'ec2' })], now)?.usage.service).toBe('ec2');
    expect(latestUse([], now)).toBeUndefined();
  });
});

describe('roundDown', () => {
  it('keeps the start of the span', () => {
    expect(roundDown(at('2026-01-01T10:14:59Z'), 15)).toBe(at('2026-01-01T10:00:00Z'));
  });
});
