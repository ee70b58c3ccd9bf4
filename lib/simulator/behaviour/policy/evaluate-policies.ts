import { conditionsHold } from './conditions';
import type { ConditionContext } from './conditions';
import type { ParsedPolicy, Statement } from './parse-policy';
import { matchesAction, matchesWildcard } from './wildcard';

export interface AccessRequest {
  action: string;
  resource: string;
  context: ConditionContext;
}

function coversAction(statement: Statement, action: string): boolean {
  if (statement.notActions.length > 0) return !statement.notActions.some((one) => matchesAction(one, action));
  return statement.actions.some((one) => matchesAction(one, action));
}

function coversResource(statement: Statement, resource: string): boolean {
  if (statement.notResources.length > 0) {
    return !statement.notResources.some((one) => matchesWildcard(one, resource));
  }
  return statement.resources.some((one) => matchesWildcard(one, resource));
}

function applies(statement: Statement, request: AccessRequest): boolean {
  return (
    coversAction(statement, request.action) &&
    coversResource(statement, request.resource) &&
    conditionsHold(statement, request.context)
  );
}

/** Verdict of a set of policies of one kind on a request: an explicit deny wins, no statement is an implicit one. */
export function evaluatePolicies(
  policies: readonly ParsedPolicy[],
  request: AccessRequest,
): 'allow' | 'deny' | 'none' {
  let allowed = false;
  for (const policy of policies) {
    for (const statement of policy) {
      if (statement.allow && allowed) continue;
      if (!applies(statement, request)) continue;
      if (!statement.allow) return 'deny';
      allowed = true;
    }
  }
  return allowed ? 'allow' : 'none';
}
