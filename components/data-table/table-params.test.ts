import { describe, expect, it } from 'vitest';
import { formatSort, keepSort, parseSort } from './table-params';

const fallback = { field: 'age', direction: 'desc' } as const;

describe('parseSort', () => {
  it.each([
    ['name.asc', { field: 'name', direction: 'asc' }],
    [null, fallback],
    ['name', fallback],
    ['name.up', fallback],
    ['password.asc', fallback],
    ['', fallback],
  ])('reads %s', (text, expected) => {
    expect(parseSort(text, ['name', 'age'], fallback)).toEqual(expected);
  });

  it('is the inverse of formatSort', () => {
    expect(parseSort(formatSort({ field: 'name', direction: 'desc' }), ['name', 'age'], fallback)).toEqual({
      field: 'name',
      direction: 'desc',
    });
  });
});

describe('keepSort', () => {
  it.each([
    ['name.desc', 'name.desc'],
    ['password.asc', null],
    ['name', null],
    [null, null],
  ])('makes %s into %s', (text, expected) => {
    expect(keepSort(text, ['name', 'age'])).toBe(expected);
  });
});
