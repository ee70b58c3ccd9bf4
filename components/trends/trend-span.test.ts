import { expect, it } from 'vitest';
import { trendSpan } from './trend-span';

const moment = new Date('2026-03-04T14:05:00Z');
const none = { range: null, from: null, to: null };
const day = (text: string) => new Date(`${text}T00:00:00Z`);

it('takes 90 days unless another preset is asked for', () => {
  expect(trendSpan(none, moment)).toMatchObject({
    range: 90,
    from: new Date('2025-12-05T14:05:00Z'),
    to: moment,
  });
  expect(trendSpan({ ...none, range: 365 }, moment).range).toBe(365);
  expect(trendSpan({ ...none, range: 17 }, moment).range).toBe(90);
});

it('lets dates win over the preset, the last day whole', () => {
  expect(trendSpan({ range: 30, from: day('2026-01-01'), to: day('2026-01-31') }, moment)).toEqual({
    range: null,
    from: day('2026-01-01'),
    to: new Date('2026-01-31T23:59:59.999Z'),
    corrected: null,
  });
});

it('cuts days to come at the moment', () => {
  expect(trendSpan({ ...none, from: day('2026-03-01'), to: day('2027-01-01') }, moment).to).toEqual(moment);
});

it('exchanges dates that stand the wrong way round, and says so', () => {
  const span = trendSpan({ ...none, from: day('2026-02-01'), to: day('2026-01-01') }, moment);
  expect(span.from).toEqual(day('2026-01-01'));
  expect(span.corrected).toContain('exchanged');
});

it('shortens a span of more than three years, and says so', () => {
  const span = trendSpan({ ...none, from: day('1999-01-01'), to: day('2026-03-01') }, moment);
  expect(span.from).toEqual(day('2023-03-02'));
  expect(span.corrected).toContain('three years');
});
