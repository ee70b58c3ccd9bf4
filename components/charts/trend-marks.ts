import type { Mark } from './types';

interface ToldMark {
  at: Date | string;
  kind: 'settings' | 'rules';
}

const words = { settings: 'Thresholds changed', rules: 'Checks changed' };

/** Marks of a line by day, where verdicts began to be made by other settings or other rules. */
export function trendMarks(marks: readonly ToldMark[]): Mark[] {
  return marks.map(({ at, kind }) => ({
    at: new Date(at).toISOString().slice(0, 10),
    label: words[kind],
    kind: 'rule',
  }));
}
