import type { Mark } from './types';

/** Words of a mark take about so much of a chart's width. */
const wordsShare = 0.2;

/** Whether a later mark of the same kind stands so near that the words of both would meet: the later one keeps its own. */
export function isCrowded(mark: Mark, marks: readonly Mark[], [first, last]: [number, number]): boolean {
  const span = last - first;
  const time = Date.parse(mark.at);
  return marks.some((other) => {
    const distance = Date.parse(other.at) - time;
    return other.kind === mark.kind && distance > 0 && distance < span * wordsShare;
  });
}
