import type { Statement } from './parse-policy';
import { matchesWildcard } from './wildcard';

/** Condition keys (lower case) the simulator knows for a request; undefined = known, but not set in it. */
export type ConditionContext = ReadonlyMap<string, string | undefined>;

type Compare = (actual: string, wanted: string) => boolean;

const number = (text: string) => Number(text);
const time = (text: string) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text));

const COMPARE: Record<string, Compare> = {
  StringEquals: (a, b) => a === b,
  StringEqualsIgnoreCase: (a, b) => a.toLowerCase() === b.toLowerCase(),
  StringLike: (a, b) => matchesWildcard(b, a),
  ArnEquals: (a, b) => matchesWildcard(b, a),
  ArnLike: (a, b) => matchesWildcard(b, a),
  Bool: (a, b) => a.toLowerCase() === b.toLowerCase(),
  NumericEquals: (a, b) => number(a) === number(b),
  NumericLessThan: (a, b) => number(a) < number(b),
  NumericLessThanEquals: (a, b) => number(a) <= number(b),
  NumericGreaterThan: (a, b) => number(a) > number(b),
  NumericGreaterThanEquals: (a, b) => number(a) >= number(b),
  DateEquals: (a, b) => time(a) === time(b),
  DateLessThan: (a, b) => time(a) < time(b),
  DateLessThanEquals: (a, b) => time(a) <= time(b),
  DateGreaterThan: (a, b) => time(a) > time(b),
  DateGreaterThanEquals: (a, b) => time(a) >= time(b),
};

const NEGATED: Record<string, string> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
};

type Verdict = boolean | 'unknown';

function oneCondition(operator: string, values: string[], actual: string | undefined): Verdict {
  const ifExists = operator.endsWith('IfExists');
  const name = operator.replace(/IfExists$/, '').replace(/^For(AnyValue|AllValues):/, '');
  if (name === 'Null') return values.some((value) => (value === 'true') === (actual === undefined));
  if (actual === undefined) return ifExists || operator.startsWith('ForAllValues:') || name in NEGATED;
  const negated = NEGATED[name];
  const compare = COMPARE[negated ?? name];
  if (!compare) return 'unknown';
  const matched = values.some((value) => compare(actual, value));
  return negated ? !matched : matched;
}

/**
 * Do all conditions of a statement hold? A key or operator that the simulator does not know makes an Allow not apply;
 * a Deny then counts the key as absent from the request. (assumed)
 */
export function conditionsHold(statement: Statement, context: ConditionContext): boolean {
  return statement.conditions.every(([operator, key, values]) => {
    const name = key.toLowerCase();
    if (statement.allow && !context.has(name)) return false;
    return oneCondition(operator, values, context.get(name)) === true;
  });
}
