import { isLimited } from '@/lib/iam/conditions/limits';
import { coversAction } from '@/lib/iam/match-statement';
import type { Condition, PolicyDocument, Statement } from '@/lib/iam/policy-document';
import { listNamedPrincipals } from '@/lib/iam/trust/named-principals';
import { isPinnedToIdentity } from '@/lib/iam/trust/pins';

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
