import { isAccountId, parseArn } from '../arn';
import type { Condition } from '../policy-document';

const positiveOperators = new Set([
  'stringequals',
  'stringequalsignorecase',
  'stringlike',
  'arnequals',
  'arnlike',
  'numericequals',
  'bool',
  'ipaddress',
]);

/** Positive, without `IfExists` and `ForAllValues` (both hold when the key is absent), and no bare wildcard. */
export function isPinning(condition: Condition): boolean {
  return (
    positiveOperators.has(condition.operator.toLowerCase()) &&
    !condition.ifExists &&
    condition.qualifier !== 'ForAllValues' &&
    condition.values.every((value) => !/^[*?]*$/.test(value))
  );
}

/** The values of a key (any case) by the conditions that pin it; empty when none does. */
export function pinnedValues(conditions: readonly Condition[], key: string): string[][] {
  return conditions
    .filter((condition) => condition.key.toLowerCase() === key.toLowerCase() && isPinning(condition))
    .map((condition) => condition.values);
}

/** Whether a condition pins the key to values that all meet the test. */
export function isPinned(
  conditions: readonly Condition[],
  key: string,
  test: (value: string) => boolean,
): boolean {
  return pinnedValues(conditions, key).some((values) => values.every(test));
}

function accountInArn(value: string): string | null {
  const account = parseArn(value)?.accountId ?? '';
  return isAccountId(account) ? account : null;
}

/** Keys that say who the caller is, with the values that say it without doubt. */
const identityKeys: Record<string, (value: string) => boolean> = {
  'aws:PrincipalOrgID': (value) => /^o-[a-z0-9]+$/.test(value),
  'aws:PrincipalOrgPaths': (value) => /^o-[a-z0-9]+\//.test(value),
  'aws:PrincipalAccount': isAccountId,
  'aws:PrincipalArn': (value) => accountInArn(value) !== null,
  'aws:userid': (value) => /^A[A-Z0-9]{15,}(:|$)/.test(value),
};

/** Whether the conditions hold the statement to an organization, an account or a principal of a named account. */
export function isPinnedToIdentity(conditions: readonly Condition[]): boolean {
  return Object.entries(identityKeys).some(([key, test]) => isPinned(conditions, key, test));
}

/** Accounts that identity conditions name. */
export function listPinnedAccounts(conditions: readonly Condition[]): string[] {
  const accounts = pinnedValues(conditions, 'aws:PrincipalAccount').flat().filter(isAccountId);
  const arns = pinnedValues(conditions, 'aws:PrincipalArn').flat();
  return [...accounts, ...arns.flatMap((arn) => accountInArn(arn) ?? [])];
}

/** Organizations that identity conditions name. */
export function listPinnedOrganizations(conditions: readonly Condition[]): string[] {
  const paths = pinnedValues(conditions, 'aws:PrincipalOrgPaths').flat();
  return [
    ...pinnedValues(conditions, 'aws:PrincipalOrgID').flat(),
    ...paths.flatMap((path) => path.split('/')[0] ?? []),
  ];
}
