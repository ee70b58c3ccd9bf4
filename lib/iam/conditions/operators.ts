import { literalQuestionMark, literalStar, matchesPattern } from '../match-pattern';
import { isInIpRange } from './ip-range';

export interface Operator {
  /** A negated operator holds when none of its values matches. */
  negated: boolean;
  /** Whether policy variables may stand in its values. */
  variables: boolean;
  matches: (expected: string, actual: string) => boolean;
}

type Comparison = (expected: string, actual: string) => boolean;

function literal(text: string): string {
  return text.replaceAll(literalStar, '*').replaceAll(literalQuestionMark, '?');
}

/** Six parts, one by one; a wildcard does not cross a colon except in the last part. A lone `*` matches all. */
function matchesArn(expected: string, actual: string): boolean {
  if (/^\*+$/.test(expected)) return true;
  const split = (text: string) => {
    const parts = text.split(':');
    return [...parts.slice(0, 5), parts.slice(5).join(':')];
  };
  const patterns = split(expected);
  const parts = split(actual);
  return patterns.every((pattern, index) => matchesPattern(pattern, parts[index] ?? ''));
}

function byNumber(compare: (actual: number, expected: number) => boolean): Comparison {
  return (expected, actual) => expected !== '' && actual !== '' && compare(Number(actual), Number(expected));
}

/** Dates stand as ISO 8601 or as seconds since 1970. */
function toTime(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

function byDate(compare: (actual: number, expected: number) => boolean): Comparison {
  return (expected, actual) => compare(toTime(actual), toTime(expected));
}

function equal(a: number, b: number) {
  return a === b;
}

const equalsIgnoringCase: Comparison = (expected, actual) =>
  literal(expected).toLowerCase() === actual.toLowerCase();

const text: Record<string, Comparison> = {
  stringequals: (expected, actual) => literal(expected) === actual,
  stringequalsignorecase: equalsIgnoringCase,
  stringlike: matchesPattern,
  arnequals: matchesArn,
  arnlike: matchesArn,
};

const fixed: Record<string, Comparison> = {
  numericequals: byNumber(equal),
  numericlessthan: byNumber((actual, expected) => actual < expected),
  numericlessthanequals: byNumber((actual, expected) => actual <= expected),
  numericgreaterthan: byNumber((actual, expected) => actual > expected),
  numericgreaterthanequals: byNumber((actual, expected) => actual >= expected),
  dateequals: byDate(equal),
  datelessthan: byDate((actual, expected) => actual < expected),
  datelessthanequals: byDate((actual, expected) => actual <= expected),
  dategreaterthan: byDate((actual, expected) => actual > expected),
  dategreaterthanequals: byDate((actual, expected) => actual >= expected),
  bool: equalsIgnoringCase,
  binaryequals: (expected, actual) => expected === actual,
  ipaddress: isInIpRange,
};

/** Negated operators by the positive one that they turn round. */
const negations: Record<string, string> = {
  stringnotequals: 'stringequals',
  stringnotequalsignorecase: 'stringequalsignorecase',
  stringnotlike: 'stringlike',
  arnnotequals: 'arnequals',
  arnnotlike: 'arnlike',
  numericnotequals: 'numericequals',
  datenotequals: 'dateequals',
  notipaddress: 'ipaddress',
};

/** The operator of that name, in any case; null when IAM has none. `Null` is not a comparison and not here. */
export function findOperator(name: string): Operator | null {
  const lower = name.toLowerCase();
  const positive = negations[lower] ?? lower;
  const matches = text[positive] ?? fixed[positive];
  if (!matches) return null;
  return { negated: positive !== lower, variables: positive in text, matches };
}
