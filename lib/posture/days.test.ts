import { expect, it } from 'vitest';
import { dayOf, daysInWords, latest, wholeDays } from './days';

it('counts whole elapsed days, none for the future', () => {
  expect(wholeDays('2026-03-03T14:05:00Z', '2026-03-04T14:05:00Z')).toBe(1);
  expect(wholeDays('2026-03-03T14:05:01Z', '2026-03-04T14:05:00Z')).toBe(0);
  expect(wholeDays('2026-03-05T00:00:00Z', '2026-03-04T00:00:00Z')).toBe(0);
  expect(wholeDays('2026-03-03T00:00:00.000Z', '2026-03-05T00:00:00Z')).toBe(2);
});

it('finds the latest moment, whatever its spelling', () => {
  expect(latest(null, '2026-03-03T00:00:00Z', undefined, '2026-03-03T00:00:00.500Z')).toBe(
    '2026-03-03T00:00:00.500Z',
  );
  expect(latest(null)).toBeNull();
});

it('says days and names the UTC day', () => {
  expect([0, 1, 1146].map(daysInWords)).toEqual(['0 days', '1 day', '1,146 days']);
  expect(dayOf('2026-03-04T23:59:59Z')).toBe('2026-03-04');
});
