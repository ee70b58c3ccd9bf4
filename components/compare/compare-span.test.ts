import { describe, expect, it } from 'vitest';
import { compareSpan } from './compare-span';

const moment = new Date('2026-03-04T14:05:00Z');
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const nothing = { from: null, to: null, days: null, visit: null };

describe('compareSpan', () => {
  it('goes back 28 days unless a preset says otherwise', () => {
    expect(compareSpan(nothing, moment)).toMatchObject({
      days: 28,
      from: new Date('2026-02-04T14:05:00Z'),
      to: moment,
    });
    expect(compareSpan({ ...nothing, days: 90 }, moment)).toMatchObject({ days: 90 });
    expect(compareSpan({ ...nothing, days: 11 }, moment)).toMatchObject({ days: 28 });
  });

  it('takes bare days for their ends, and days to come for now', () => {
    const span = compareSpan({ ...nothing, from: day('2026-01-01'), to: day('2026-09-01') }, moment);
    expect(span).toEqual({
      from: new Date('2026-01-01T23:59:59.999Z'),
      to: moment,
      days: null,
      corrected: null,
    });
  });

  it('exchanges dates that stand the wrong way round, and says so', () => {
    const span = compareSpan({ ...nothing, from: day('2026-02-01'), to: day('2026-01-01') }, moment);
    expect(span.from < span.to).toBe(true);
    expect(span.corrected).toContain('exchanged');
  });

  it('goes back to the last visit', () => {
    const visit = new Date('2026-03-01T08:00:00Z');
    expect(compareSpan({ ...nothing, visit }, moment)).toMatchObject({ from: visit, days: 'visit' });
  });
});
