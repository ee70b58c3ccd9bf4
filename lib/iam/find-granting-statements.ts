import { describeStatement } from './describe-statement';
import { coversAction } from './match-statement';
import { parsePolicy } from './policy-document';

/** A statement that allows a call, in the policy that has it. */
export interface GrantingStatement<Policy> {
  policy: Policy;
  /** From 0. */
  index: number;
  /** In one line. */
  text: string;
  conditional: boolean;
}

/**
 * The Allow statements of some policies that name an action; denies, boundary and guardrails left aside: this says where a
 * call that is known to be allowed comes from.
 */
export function findGrantingStatements<Policy extends { document: string | null }>(
  action: string,
  policies: readonly Policy[],
): GrantingStatement<Policy>[] {
  return policies.flatMap((policy) => {
    const parsed = policy.document === null ? null : parsePolicy(policy.document);
    if (parsed?.kind !== 'policy') return [];
    return parsed.statements.flatMap((statement, index) =>
      statement.effect === 'Allow' && coversAction(statement, action)
        ? [
            {
              policy,
              index,
              text: describeStatement(statement),
              conditional: statement.conditions.length > 0,
            },
          ]
        : [],
    );
  });
}
