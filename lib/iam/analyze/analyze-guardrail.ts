import { describeStatement } from '../describe-statement';
import type { Effect } from '../policy-document';
import { InputProblem } from '../policy-tools/input-problem';
import type { ReadPolicy } from '../policy-tools/read-policies';
import type { LocatedJson } from './locate-json';
import { placeRemarks, type PolicyFinding, type Remark } from './policy-finding';
import { validatePolicy } from './validate-policy';

/** What a policy of the organization takes away: it grants nothing by itself. */
export interface GuardrailAnalysis {
  kind: 'guardrail';
  /** Lets every action through that no statement denies; a level without one shuts everything else out. */
  allowsAll: boolean;
  statements: { effect: Effect; text: string; line: number | null }[];
  findings: PolicyFinding[];
}

function remarksOf({ document }: ReadPolicy): Remark[] {
  return document.statements.flatMap((statement, index): Remark[] => {
    const at = ['Statement', index];
    const { effect, conditions, actions, resources } = statement;
    const isOnAll = resources?.negated === false && resources.patterns.includes('*');
    if (
      effect === 'Deny' &&
      conditions.length === 0 &&
      isOnAll &&
      !actions.negated &&
      actions.patterns.includes('*')
    )
      return [{ code: 'G-DENY-ALL', severity: 'high', title: 'Denies everything to everybody', at }];
    return [];
  });
}

/**
 * What a service or resource control policy lets through and takes away, and the faults of its text.
 *
 * @throws {InputProblem} when it has no statement
 */
export async function analyzeGuardrail(
  policy: ReadPolicy,
  placeOf: LocatedJson['placeOf'],
): Promise<GuardrailAnalysis> {
  const { statements } = policy.document;
  if (statements.length === 0)
    throw new InputProblem('The policy has no statement: it would shut everything out.');
  const root = policy.at ?? [];
  const lineOf = (index: number) =>
    (placeOf([...root, 'Statement', index]) ?? placeOf([...root, 'Statement']))?.line ?? null;
  return {
    kind: 'guardrail',
    allowsAll: statements.some(
      ({ effect, actions, conditions }) =>
        effect === 'Allow' && !actions.negated && actions.patterns.includes('*') && conditions.length === 0,
    ),
    statements: statements.map((statement, index) => ({
      effect: statement.effect,
      text: describeStatement(statement),
      line: lineOf(index),
    })),
    findings: placeRemarks(
      policy,
      [...remarksOf(policy), ...(await validatePolicy(policy.document))],
      placeOf,
    ),
  };
}
