import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextScanAt } from './next-scan-at';

const accountId = fc.stringMatching(/^\d{12}$/);
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });

describe('nextScanAt', () => {
  it('lies after the moment and at most one interval later', () => {
    fc.assert(
      fc.property(accountId, fc.integer({ min: 1, max: 168 }), moment, (id, hours, after) => {
        const wait = nextScanAt(id, hours, after).getTime() - after.getTime();
        return wait > 0 && wait <= hours * 3_600_000;
      }),
    );
  });

  it('goes on in equal steps', () => {
    const first = nextScanAt('123456789012', 6, new Date('2026-03-04T00:00:00Z'));
    expect(nextScanAt('123456789012', 6, first).getTime() - first.getTime()).toBe(6 * 3_600_000);
  });

  it('spreads accounts over the interval', () => {
    const after = new Date('2026-03-04T00:00:00Z');
    const quarters = new Set<number>();
    for (let n = 0; n < 40; n += 1) {
      const wait = nextScanAt(String(100_000_000_000 + n), 6, after).getTime() - after.getTime();
      quarters.add(Math.floor(wait / (1.5 * 3_600_000)));
    }
    expect(quarters.size).toBe(4);
  });
});
