import { describe, expect, it } from 'vitest';
import type { LastAccessed } from '@/lib/snapshot/account-snapshot';
import { dayMs } from '../instant';
import { isCarriedOver } from './last-accessed-plan';
import { politePace } from './stage-context';

const start = Date.parse('2026-03-04T14:05:00Z');
const after = (days: number) => new Date(start + days * dayMs).toISOString();
const arn = 'arn:aws:iam::111122223333:role/app';

function answer(fingerprint: string): LastAccessed {
  return { arn, asOf: after(0), fingerprint, services: [] };
}

const kept = (before: string, now: string, days: number) =>
  isCarriedOver(
    answer(before),
    { arn, fingerprint: now },
    {
      takenAt: after(days),
      pace: politePace,
      isRenewalDue: true,
    },
  );

describe('isCarriedOver', () => {
  it('keeps an answer while nothing moved, for two weeks at least and four at most', () => {
    expect(kept('p.2026-03-04', 'p.2026-03-04', 13)).toBe(true);
    expect(kept('p.2026-03-04', 'p.2026-03-04', 28)).toBe(false);
    expect(kept('p.-', 'p.-', 13)).toBe(true);
  });

  it('asks at once when the policies changed', () => {
    expect(kept('p.2026-03-04', 'q.2026-03-04', 0.1)).toBe(false);
  });

  it('leaves an old answer for the day on which all are renewed', () => {
    const rules = { takenAt: after(40), pace: politePace, isRenewalDue: false };
    const before = answer('p.2026-03-04');
    expect(isCarriedOver(before, { arn, fingerprint: 'p.2026-03-04' }, rules)).toBe(true);
    expect(isCarriedOver(before, { arn, fingerprint: 'q.2026-03-04' }, rules)).toBe(false);
  });

  it('asks a busy identity again within a week, not daily', () => {
    expect(kept('p.2026-03-04', 'p.2026-03-06', 2)).toBe(true);
    expect(kept('p.2026-03-04', 'p.2026-03-11', 7)).toBe(false);
  });

  it('asks at once when an identity wakes up', () => {
    expect(kept('p.-', 'p.2026-03-05', 1)).toBe(false);
    expect(kept('p.2026-01-01', 'p.2026-03-05', 1)).toBe(false);
  });
});
