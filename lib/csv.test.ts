import { describe, expect, it } from 'vitest';
import { csvCell, csvLines } from './csv';

describe('csvCell', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "so"', '"say ""so"""'],
    ['=1+1', "'=1+1"],
    ['@cmd', "'@cmd"],
    ['-2', "'-2"],
    [-2, '-2'],
    [null, ''],
    [true, 'true'],
    [new Date('2026-03-04T14:05:00Z'), '2026-03-04T14:05:00.000Z'],
    [['a', 'b'], '"[""a"",""b""]"'],
  ])('%j becomes %s', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});

describe('csvLines', () => {
  it('names nested members by their path', () => {
    expect([...csvLines([{ name: 'web', root: { mfa: true } }])]).toEqual([
      'name,root.mfa\r\n',
      'web,true\r\n',
    ]);
  });

  it('gives nothing without rows', () => {
    expect([...csvLines([])]).toEqual([]);
  });
});
