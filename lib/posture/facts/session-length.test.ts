import { expect, it } from 'vitest';
import { sessionInWords } from './session-length';

it.each([
  [3600, '1 hour'],
  [43_200, '12 hours'],
  [5400, '90 minutes'],
  [60, '1 minute'],
])('says %i seconds as %s', (seconds, words) => {
  expect(sessionInWords(seconds)).toBe(words);
});
