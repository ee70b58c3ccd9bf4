import { expandVariables, type ExpandedPattern } from '../expand-variables';
import type { Condition } from '../policy-document';
import { allOf, anyOf, negate, type Certainty, type RequestContext } from '../request';
import { findOperator, type Operator } from './operators';

function evaluateNull(condition: Condition, context: RequestContext): Certainty {
  const actuals = context.values.get(condition.key.toLowerCase());
  if (actuals === undefined && !context.complete) return 'maybe';
  const present = actuals !== undefined && actuals.length > 0;
  return condition.values.some((value) => (value.toLowerCase() === 'true') === !present) ? 'yes' : 'no';
}

/** The table of `iam-analysis.md` 2.2 for a key that the request does not have. */
function evaluateAbsent(condition: Condition, operator: Operator): Certainty {
  if (condition.ifExists || condition.qualifier === 'ForAllValues') return 'yes';
  if (condition.qualifier === 'ForAnyValue') return 'no';
  return operator.negated ? 'yes' : 'no';
}

function matchExpected(operator: Operator, expected: ExpandedPattern, actual: string): Certainty {
  if (expected.state === 'absent') return 'no';
  if (expected.state === 'known') return operator.matches(expected.pattern, actual) ? 'yes' : 'no';
  return matchesLoosely(operator, expected.pattern, actual) ? 'maybe' : 'no';
}

/** With a value unknown, an equality may hold wherever the rest of the text would. */
function matchesLoosely(operator: Operator, pattern: string, actual: string): boolean {
  const like = findOperator('StringLike');
  return operator.matches(pattern, actual) || (like?.matches(pattern, actual) ?? false);
}

function evaluatePresent(
  condition: Condition,
  operator: Operator,
  request: { context: RequestContext; actuals: readonly string[] },
): Certainty {
  const expected = condition.values.map((value): ExpandedPattern =>
    operator.variables ? expandVariables(value, request.context) : { pattern: value, state: 'known' },
  );
  const verdicts = request.actuals.map((actual) => {
    const matched = anyOf(expected.map((pattern) => matchExpected(operator, pattern, actual)));
    return operator.negated ? negate(matched) : matched;
  });
  if (condition.qualifier === 'ForAllValues') return allOf(verdicts);
  if (condition.qualifier === 'ForAnyValue') return anyOf(verdicts);
  return operator.negated ? allOf(verdicts) : anyOf(verdicts);
}

function evaluateCondition(condition: Condition, context: RequestContext): Certainty {
  if (condition.operator.toLowerCase() === 'null') return evaluateNull(condition, context);
  const operator = findOperator(condition.operator);
  if (!operator) return 'maybe';
  const actuals = context.values.get(condition.key.toLowerCase());
  if (actuals === undefined || actuals.length === 0) {
    return context.complete || actuals ? evaluateAbsent(condition, operator) : 'maybe';
  }
  return evaluatePresent(condition, operator, { context, actuals });
}

/** Whether all conditions of a statement hold; `maybe` where a key or an operator is not known. */
export function evaluateConditions(conditions: readonly Condition[], context: RequestContext): Certainty {
  return conditions.length === 0
    ? 'yes'
    : allOf(conditions.map((condition) => evaluateCondition(condition, context)));
}
