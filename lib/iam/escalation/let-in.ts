import type { Subject } from '../administrator/subject';
import { evaluateConditions } from '../conditions/evaluate-conditions';
import { decide, type Decision } from '../decide';
import { coversAction } from '../match-statement';
import type { Statement } from '../policy-document';
import { listNamedPrincipals } from '../trust/named-principals';
import { listOpenStatements } from '../trust/open-statements';
import { bestOf } from './ask-permission';

/** A role as a target: who it lets in and what of it can be edited. */
export interface TargetRole {
  arn: string;
  trust: readonly Statement[];
  customerPolicies: readonly string[];
}

/**
 * How surely a subject may assume a role of its own account: the trust has to let it in and its own policies must allow
 * the call, which a trust that names its very ARN makes needless unless they deny it.
 */
export function decideAssume(subject: Subject, role: TargetRole): Decision {
  const own = () =>
    decide(subject.layers, { action: 'sts:AssumeRole', resource: role.arn, context: subject.context })
      .decision;
  return bestOf(
    listOpenStatements(role.trust)
      .filter((statement) => coversAction(statement, 'sts:AssumeRole'))
      .map((statement): Decision => {
        const named = howNamed(statement, subject);
        if (named === 'not') return 'none';
        const decision = own();
        const conditions = evaluateConditions(statement.conditions, subject.context);
        if (conditions === 'no' || decision === 'denied') return 'none';
        if (named === 'account' && decision === 'none') return 'none';
        const isSure = conditions === 'yes' && (named === 'itself' || decision === 'allowed');
        return isSure ? 'allowed' : 'conditional';
      }),
  );
}

function howNamed(statement: Statement, { arn, accountId }: Subject): 'itself' | 'account' | 'not' {
  const named = listNamedPrincipals(statement);
  if (named.some(({ principal }) => principal === arn)) return 'itself';
  return named.some(
    ({ kind, accountId: account }) => kind === 'anyone' || (kind === 'account' && account === accountId),
  )
    ? 'account'
    : 'not';
}

/** Whether a role lets a service run as it. */
export function trustsService({ trust }: TargetRole, service: string): boolean {
  return listOpenStatements(trust).some((statement) =>
    listNamedPrincipals(statement).some(
      ({ kind, principal }) => kind === 'service' && withoutSuffix(principal) === withoutSuffix(service),
    ),
  );
}

/** In China services are named with a suffix of their own. */
function withoutSuffix(service: string): string {
  return service.replace(/\.cn$/, '');
}
