import { expect, it } from 'vitest';
import { deltaOf, pointsDelta } from './delta-of';

it('tells fewer as better and more as worse, with the date', () => {
  expect(deltaOf(40, 48, '2 Feb')).toEqual({
    text: '8 fewer since 2 Feb, was 48',
    arrow: 'down',
    meaning: 'better',
  });
  expect(deltaOf(49, 48, '2 Feb')).toMatchObject({ arrow: 'up', meaning: 'worse' });
  expect(deltaOf(48, 48, '2 Feb')).toEqual({
    text: 'no change since 2 Feb',
    arrow: 'none',
    meaning: 'neither',
  });
});

it('tells points the other way round', () => {
  expect(pointsDelta(78, 74, '2 Feb')).toEqual({
    text: '4 points more since 2 Feb',
    arrow: 'up',
    meaning: 'better',
  });
  expect(pointsDelta(73.2, 74.1, '2 Feb')).toMatchObject({
    text: '1 point fewer since 2 Feb',
    meaning: 'worse',
  });
});

it('tells nothing where one of the two is unknown', () => {
  expect(deltaOf(null, 3, '2 Feb')).toBeUndefined();
  expect(deltaOf(3, null, '2 Feb')).toBeUndefined();
  expect(pointsDelta(3, undefined, '2 Feb')).toBeUndefined();
});
