import { describeCondition } from '../describe-condition';
import type { Condition, Statement } from '../policy-document';
import { demandsKey, isAnyValue, isLimited } from './limits';

/** Who the statement is for, as far as it matters to its conditions. */
export type Bearer = 'anyone' | 'no-mfa';

/** Keys that every request has, so that `IfExists` changes nothing. */
const alwaysPresent = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principaltype',
  'aws:requestedregion',
  'aws:securetransport',
  'aws:useragent',
  'aws:userid',
]);
/** On a tag a bare star is a way to demand that the tag is there. */
const tagKey = /(request|resource|principal)tag\//i;

/**
 * Conditions of an Allow that look like a limit and are none, each with why: a value for everything, an operator that
 * holds when the key is absent, and MFA asked of principals that never carry it.
 */
export function findFlaws({ effect, conditions }: Statement, bearer: Bearer): string[] {
  if (effect !== 'Allow') return [];
  return conditions.flatMap((condition) => {
    const flaw = flawOf(condition, conditions, bearer);
    return flaw === null ? [] : [`${describeCondition(condition)}: ${flaw}`];
  });
}

function flawOf(condition: Condition, block: readonly Condition[], bearer: Bearer): string | null {
  if (isOpenToEverything(condition)) return 'matches everything';
  if (condition.qualifier === 'ForAllValues' && !demandsKey(block, condition.key))
    return 'holds when the key is absent';
  if (isOptionalLimit(condition, block)) return 'holds when the key is absent, and nothing else limits';
  return bearer === 'no-mfa' && demandsMfa(condition)
    ? 'is asked of a principal that never carries MFA'
    : null;
}

function isOpenToEverything({ operator, key, values }: Condition): boolean {
  const isPositive = /^(stringequals|stringequalsignorecase|stringlike|arnequals|arnlike|ipaddress)$/i.test(
    operator,
  );
  return isPositive && !tagKey.test(key) && values.some((value) => value !== '' && isAnyValue(value));
}

function isOptionalLimit({ ifExists, key, operator }: Condition, block: readonly Condition[]): boolean {
  const isNegative = /not/i.test(operator);
  return ifExists && !isNegative && !alwaysPresent.has(key.toLowerCase()) && !isLimited(block);
}

function demandsMfa({ key, operator, values }: Condition): boolean {
  return (
    key.toLowerCase() === 'aws:multifactorauthpresent' &&
    operator.toLowerCase() === 'bool' &&
    values.some((value) => value.toLowerCase() === 'true')
  );
}
