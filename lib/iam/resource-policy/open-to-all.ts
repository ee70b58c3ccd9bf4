import { isLimited } from '../conditions/limits';
import { matchesPattern } from '../match-pattern';
import { coversAction } from '../match-statement';
import type { Condition, PolicyDocument, Statement } from '../policy-document';
import { listNamedPrincipals } from '../trust/named-principals';
import { isPinnedToIdentity } from '../trust/pins';

/** Keys of a resource policy that say for whom or from where a call comes, beside those that name the caller. */
const sourceKeys = new Set([
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'kms:calleraccount',
]);

/** Whether conditions hold a statement for everybody to some callers after all. */
export function limitsCallers(conditions: readonly Condition[]): boolean {
  return isPinnedToIdentity(conditions) || isLimited(conditions, (key) => sourceKeys.has(key));
}

/** The statements of a resource policy that allow everybody something. */
export function statementsForAll({ statements }: PolicyDocument): Statement[] {
  return statements.filter(
    (statement) =>
      statement.effect === 'Allow' &&
      listNamedPrincipals(statement).some(({ kind }) => kind === 'anyone') &&
      !limitsCallers(statement.conditions),
  );
}

/** Whether one of the statements covers one of the actions. */
export function allowsAnyOf(statements: readonly Statement[], actions: readonly string[]): boolean {
  return statements.some((statement) => actions.some((action) => coversAction(statement, action)));
}

/** Keys by which a policy for everybody says from where, without saying who. */
const placeKeys = new Set(['aws:sourceip', 'aws:vpcsourceip']);

const negativeOperators =
  /^(stringnotequals|stringnotequalsignorecase|stringnotlike|arnnotequals|arnnotlike|notipaddress)$/i;

/** Whether conditions hold a statement for everybody to some networks. */
export function limitsPlaces(conditions: readonly Condition[]): boolean {
  return isLimited(conditions, (key) => placeKeys.has(key));
}

function isCallerKey(key: string): boolean {
  const name = key.toLowerCase();
  return sourceKeys.has(name) || placeKeys.has(name) || /^aws:(principal(org|account|arn)|userid)/.test(name);
}

/** Whether a deny for everybody takes away what an Allow for everybody gives, save for named callers. */
export function isClosedByDeny(allow: Statement, { statements }: PolicyDocument): boolean {
  return statements.some(
    (deny) =>
      deny.effect === 'Deny' &&
      listNamedPrincipals(deny).some(({ kind }) => kind === 'anyone') &&
      deny.principals?.negated !== true &&
      deny.conditions.every(({ operator, key }) => negativeOperators.test(operator) && isCallerKey(key)) &&
      coversAllOf(deny, allow),
  );
}

function coversAllOf(deny: Statement, allow: Statement): boolean {
  return covers(deny.actions, allow.actions) && covers(deny.resources, allow.resources);
}

type Element = Statement['actions'];

/** A complement is covered by `*` alone. */
function covers(wide: Element | null, narrow: Element | null): boolean {
  const everything = { patterns: ['*'], negated: false };
  const [deny, allow] = [wide ?? everything, narrow ?? everything];
  if (deny.negated) return false;
  if (allow.negated) return deny.patterns.includes('*');
  return allow.patterns.every((one) =>
    deny.patterns.some((pattern) => matchesPattern(pattern.toLowerCase(), one.toLowerCase())),
  );
}
