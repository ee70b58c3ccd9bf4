import { parseArn } from '../arn';
import type { Step } from './find-steps';

/** A hop as evidence keeps it: names within the account, and the ways of the catalogue. */
export interface ToldStep {
  /** `user/ana`. */
  from: string;
  /** `role/deploy`; the same as `from` where the identity makes itself an administrator. */
  to: string;
  pathIds: string[];
}

function nameOf(arn: string): string {
  return parseArn(arn)?.resource ?? arn;
}

/** One hop as a text that people read and {@link readStep} reads back: `user/ana → role/deploy by PE-STS-001`. */
export function stepInWords({ from, to, paths }: Step): string {
  return `${nameOf(from)} → ${nameOf(to)} by ${paths.map(({ id }) => id).join(', ')}`;
}

/** Reads the text of a hop; null for another text. */
export function readStep(text: string): ToldStep | null {
  const parts = /^(\S+) → (\S+) by (.+)$/.exec(text);
  if (!parts) return null;
  const [, from = '', to = '', ids = ''] = parts;
  return { from, to, pathIds: ids.split(', ') };
}
