import type { Condition } from '../policy-document';

/** Operators that say what a value must be. Their negations say only what it must not be, which leaves the rest. */
const positiveOperators = new Set([
  'stringequals',
  'stringequalsignorecase',
  'stringlike',
  'arnequals',
  'arnlike',
  'numericequals',
  'numericlessthan',
  'numericlessthanequals',
  'numericgreaterthan',
  'numericgreaterthanequals',
  'dateequals',
  'datelessthan',
  'datelessthanequals',
  'dategreaterthan',
  'dategreaterthanequals',
  'bool',
  'binaryequals',
  'ipaddress',
]);

/** Whether a value stands for all there are: a bare wildcard, or an address range of everybody. */
export function isAnyValue(value: string): boolean {
  return /^[*?]*$/.test(value) || value === '0.0.0.0/0' || value === '::/0';
}

/** Every call of an SDK or the console is encrypted, so asking for that keeps nobody out. */
function holdsAlways({ key, values }: Condition): boolean {
  return (
    key.toLowerCase() === 'aws:securetransport' && values.some((value) => value.toLowerCase() === 'true')
  );
}

/** Whether the conditions demand that a key is there: `"Null": {"<key>": "false"}`. */
export function demandsKey(conditions: readonly Condition[], key: string): boolean {
  return conditions.some(
    (condition) =>
      condition.operator.toLowerCase() === 'null' &&
      condition.key.toLowerCase() === key.toLowerCase() &&
      condition.values.every((value) => value.toLowerCase() === 'false'),
  );
}

/**
 * Whether one condition of a block narrows who or what is meant: a positive operator without a value for everything, or
 * a key that must be there. `IfExists` and `ForAllValues` hold when the key is absent, so alone they narrow nothing.
 */
export function isLimiting(condition: Condition, block: readonly Condition[]): boolean {
  if (condition.operator.toLowerCase() === 'null') return demandsKey([condition], condition.key);
  if (!positiveOperators.has(condition.operator.toLowerCase()) || holdsAlways(condition)) return false;
  if (condition.values.some(isAnyValue)) return false;
  const holdsWhenAbsent = condition.ifExists || condition.qualifier === 'ForAllValues';
  return !holdsWhenAbsent || demandsKey(block, condition.key);
}

/**
 * Whether a block of conditions limits a statement, by any key or by those that the test picks.
 *
 * @param picks gets the key in lower case
 */
export function isLimited(
  block: readonly Condition[],
  picks: (key: string, condition: Condition) => boolean = () => true,
): boolean {
  return block.some(
    (condition) => picks(condition.key.toLowerCase(), condition) && isLimiting(condition, block),
  );
}
