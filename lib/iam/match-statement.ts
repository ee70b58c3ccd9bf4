import { evaluateConditions } from './conditions/evaluate-conditions';
import { expandVariables } from './expand-variables';
import { matchesPattern } from './match-pattern';
import type { PolicyDocument, Statement } from './policy-document';
import { anyOf, negate, type AccessRequest, type Certainty, type RequestContext } from './request';

/** Whether a statement is about an action (any case), `NotAction` included. */
export function coversAction(statement: Statement, action: string): boolean {
  return statement.namesAction(action.toLowerCase()) !== statement.actions.negated;
}

function matchResource(pattern: string, resource: string, context: RequestContext | null): Certainty {
  if (!context) return matchesPattern(pattern, resource) ? 'yes' : 'no';
  const expanded = expandVariables(pattern, context);
  if (expanded.state === 'absent' || !matchesPattern(expanded.pattern, resource)) return 'no';
  return expanded.state === 'unknown' ? 'maybe' : 'yes';
}

function matchResources(document: PolicyDocument, statement: Statement, request: AccessRequest): Certainty {
  if (!statement.resources) return 'yes';
  const context = document.version === '2012-10-17' ? request.context : null;
  const named = anyOf(
    statement.resources.patterns.map((pattern) => matchResource(pattern, request.resource, context)),
  );
  return statement.resources.negated ? negate(named) : named;
}

/** Whether a statement applies to a request, its principals left aside. */
export function matchStatement(
  document: PolicyDocument,
  statement: Statement,
  request: AccessRequest,
): Certainty {
  if (!coversAction(statement, request.action)) return 'no';
  const resource = matchResources(document, statement, request);
  if (resource === 'no') return 'no';
  const conditions = evaluateConditions(statement.conditions, request.context);
  return resource === 'maybe' && conditions === 'yes' ? 'maybe' : conditions;
}
