import { expect, it } from 'vitest';
import { describeGaps } from './describe-gaps';

function days(text: string) {
  return [...text].map((sign, index) => ({
    at: new Date(Date.UTC(2025, 11, 24 + index)).toISOString().slice(0, 10),
    known: sign === 'x',
  }));
}

it('names a gap by its days, also across a month', () => {
  expect(describeGaps(days('x...x'))).toBe('No scan ran 25–27 December.');
  expect(describeGaps(days('x.xx.x'))).toBe('No scan ran 25 December and 28 December.');
  expect(describeGaps(days('xxxxxx...xx'))).toBe('No scan ran 30 December – 1 January.');
});

it('counts many gaps', () => {
  expect(describeGaps(days('x.x.x.x'))).toBe('Broken where no scan ran for more than three days, 3 times.');
});

it('takes what lies before the first and after the last value for no gap', () => {
  expect(describeGaps(days('..xxx..'))).toBeNull();
  expect(describeGaps(days('....'))).toBeNull();
  expect(describeGaps([])).toBeNull();
});
