import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarTicks, niceScale } from './scale';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const texts = (ticks: number[]) => ticks.map((tick) => new Date(tick).toISOString().slice(0, 10));

describe('niceScale', () => {
  it('starts counts at zero and cuts scores', () => {
    expect(niceScale([3, 48])).toEqual({ domain: [0, 60], ticks: [0, 20, 40, 60] });
    expect(niceScale([67, 78, 85], { fromZero: false, max: 100 })).toEqual({
      domain: [60, 90],
      ticks: [60, 70, 80, 90],
    });
  });

  it('draws a frame for nothing, one value and all zeros', () => {
    expect(niceScale([])).toEqual({ domain: [0, 1], ticks: [0, 1] });
    expect(niceScale([0, 0]).domain[0]).toBe(0);
    const one = niceScale([78], { fromZero: false });
    expect(one.domain[0]).toBeLessThanOrEqual(78);
    expect(one.domain[1]).toBeGreaterThanOrEqual(78);
  });

  it('holds every value within at most six ticks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1 }), (values) => {
        const { domain, ticks } = niceScale(values);
        expect(domain[0]).toBeLessThanOrEqual(Math.min(...values));
        expect(domain[1]).toBeGreaterThanOrEqual(Math.max(...values));
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});

describe('calendarTicks', () => {
  it('stands on months over a quarter, Mondays over a month', () => {
    expect(texts(calendarTicks(day('2025-12-05'), day('2026-03-04')))).toEqual([
      '2025-12-05',
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
    ]);
    const month = texts(calendarTicks(day('2026-02-03'), day('2026-03-04'))).slice(1);
    expect(month.every((text) => new Date(`${text}T00:00:00Z`).getUTCDay() === 1)).toBe(true);
  });

  it('stands on quarters over a year and gives one tick for one day', () => {
    expect(texts(calendarTicks(day('2025-03-04'), day('2026-03-04'))).slice(1)).toEqual([
      '2025-07-01',
      '2025-10-01',
      '2026-01-01',
    ]);
    expect(calendarTicks(5, 5)).toEqual([5]);
  });
});
