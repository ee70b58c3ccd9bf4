import { diffLines as diff } from 'diff';

/** A line of a text diff, or a fold of lines that are the same on both sides. */
export type DiffLine =
  { kind: 'same' | 'added' | 'removed'; text: string; number: number } | { kind: 'fold'; count: number };

/** Lines around a change that are shown with it. */
const context = 3;

type Shown = Exclude<DiffLine, { kind: 'fold' }>;

/** Every line of both sides in order; added lines have the number of the new text, all others that of the old. */
function allLines(before: string, after: string): Shown[] {
  const numbers = { old: 0, now: 0 };
  return diff(before, after).flatMap((part) => {
    const lines = part.value.replace(/\n$/, '').split('\n');
    return lines.map((text): Shown => {
      if (!part.added) numbers.old += 1;
      if (!part.removed) numbers.now += 1;
      if (part.added) return { kind: 'added', text, number: numbers.now };
      return { kind: part.removed ? 'removed' : 'same', text, number: numbers.old };
    });
  });
}

/** Lines of two texts side by side in one column, with long stretches of equal ones folded. */
export function diffLines(before: string, after: string): DiffLine[] {
  const lines = allLines(`${before}\n`, `${after}\n`);
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== 'same'),
  );
  const result: DiffLine[] = [];
  for (const [index, line] of lines.entries()) {
    const last = result.at(-1);
    if (isNear[index]) result.push(line);
    else if (last?.kind === 'fold') last.count += 1;
    else result.push({ kind: 'fold', count: 1 });
  }
  return result;
}

/** How many lines were added and removed. */
export function countMoved(lines: readonly DiffLine[]): { added: number; removed: number } {
  const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length;
  return { added: count('added'), removed: count('removed') };
}
