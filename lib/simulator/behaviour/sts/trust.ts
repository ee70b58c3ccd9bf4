import type { ConditionContext } from '../policy/conditions';
import { conditionsHold } from '../policy/conditions';
import { parsePolicy } from '../policy/parse-policy';
import type { Statement } from '../policy/parse-policy';
import { matchesAction } from '../policy/wildcard';

/** Who wants to assume a role. */
export interface TrustCaller {
  accountId: string;
  /** ARN of the user, or of the role behind the session. */
  principalArn: string;
  /** ARN of the session itself. */
  sessionArn?: string;
}

/** How a trust policy names the caller: itself, its whole account, or not at all. */
export type TrustVerdict = 'principal' | 'account' | 'none';

function awsPrincipals(principal: unknown): string[] {
  if (principal === '*') return ['*'];
  if (typeof principal !== 'object' || principal === null) return [];
  const found = Object.entries(principal).find(([kind]) => kind === 'AWS')?.[1];
  if (found === undefined) return [];
  return (Array.isArray(found) ? found : [found]).map(String);
}

function names(principal: string, caller: TrustCaller): TrustVerdict {
  if (principal === '*') return 'account';
  if (principal === caller.principalArn || principal === caller.sessionArn) return 'principal';
  const account = /^(?:arn:[^:]+:iam::(\d{12}):root|(\d{12}))$/.exec(principal);
  return account && (account[1] ?? account[2]) === caller.accountId ? 'account' : 'none';
}

function verdictOf(statement: Statement, caller: TrustCaller): TrustVerdict {
  const verdicts = awsPrincipals(statement.principal).map((principal) => names(principal, caller));
  if (verdicts.includes('principal')) return 'principal';
  return verdicts.includes('account') ? 'account' : 'none';
}

function hits(statement: Statement, context: ConditionContext): boolean {
  return (
    statement.actions.some((action) => matchesAction(action, 'sts:AssumeRole')) &&
    conditionsHold(statement, context)
  );
}

/** Does a trust policy let the caller assume the role? NotPrincipal trusts nobody here. (assumed) */
export function evaluateTrust(text: string, caller: TrustCaller, context: ConditionContext): TrustVerdict {
  let best: TrustVerdict = 'none';
  for (const statement of parsePolicy(text)) {
    const verdict = verdictOf(statement, caller);
    if (verdict === 'none' || !hits(statement, context)) continue;
    if (!statement.allow) return 'none';
    if (best !== 'principal') best = verdict;
  }
  return best;
}
