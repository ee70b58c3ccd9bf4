import { coversAction } from '../match-statement';
import type { Statement } from '../policy-document';

const assumeActions = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];

/** Only a deny for everybody without condition is sure to close an action. */
function listOpenActions(statements: readonly Statement[]): string[] {
  const closing = statements.filter(
    ({ effect, conditions, principals }) =>
      effect === 'Deny' &&
      conditions.length === 0 &&
      principals?.negated === false &&
      principals.entries.some(({ type, value }) => value === '*' && (type === 'any' || type === 'AWS')),
  );
  return assumeActions.filter((action) => !closing.some((statement) => coversAction(statement, action)));
}

/** The statements of a trust policy that let somebody assume the role, those that a deny closes for all left out. */
export function listOpenStatements(statements: readonly Statement[]): Statement[] {
  const open = listOpenActions(statements);
  return statements.filter(
    (statement) => statement.effect === 'Allow' && open.some((action) => coversAction(statement, action)),
  );
}
