import { describe, expect, it } from 'vitest';
import { dayMs } from './instant';
import { isTurnDue, spread } from './rotation';

const start = Date.parse('2026-03-04T14:05:00Z');
const day = (number: number) => new Date(start + number * dayMs).toISOString();

describe('isTurnDue', () => {
  it('comes at once at a first scan, and not twice on a day', () => {
    expect(isTurnDue({ previous: null, takenAt: day(0) }, 'a', 7)).toBe(true);
    const hourLater = new Date(start + 3_600_000).toISOString();
    expect(isTurnDue({ previous: { takenAt: day(0) }, takenAt: hourLater }, 'a', 7)).toBe(false);
  });

  it('comes at every scan with 0 days', () => {
    expect(isTurnDue({ previous: { takenAt: day(0) }, takenAt: day(0) }, 'a', 0)).toBe(true);
  });

  it('comes once in its days, whatever the key', () => {
    for (const key of ['a', 'b', 'arn:aws:iam::111122223333:user/x']) {
      const turns = Array.from({ length: 28 }, (_, number) =>
        isTurnDue({ previous: { takenAt: day(number) }, takenAt: day(number + 1) }, key, 7),
      );
      expect(turns.filter(Boolean)).toHaveLength(4);
    }
  });

  it('comes after a gap that is longer than its days', () => {
    expect(isTurnDue({ previous: { takenAt: day(0) }, takenAt: day(7) }, 'a', 7)).toBe(true);
  });
});

describe('spread', () => {
  it('is stable and even', () => {
    const counts = new Array<number>(7).fill(0);
    for (let number = 0; number < 7_000; number += 1) {
      const slot = spread(`role-${number}`, 7);
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(spread('x', 7)).toBe(spread('x', 7));
  });
});
