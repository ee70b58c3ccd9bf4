import { expect, it } from 'vitest';
import { splitCsvLine } from './split-csv-line';

it.each([
  ['a,b,c', ['a', 'b', 'c']],
  ['', ['']],
  ['a,', ['a', '']],
  [',', ['', '']],
  ['"a,b",c', ['a,b', 'c']],
  ['a,"b ""c""",d', ['a', 'b "c"', 'd']],
  ['"","x"', ['', 'x']],
  ['"a"', ['a']],
  ['"a",', ['a', '']],
])('splits %j', (line, fields) => {
  expect(splitCsvLine(line)).toEqual(fields);
});

it.each(['"a', 'x,"a', '"a"b,c', '"a""'])('refuses %j', (line) => {
  expect(splitCsvLine(line)).toBeNull();
});
