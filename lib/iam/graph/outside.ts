import type { Subject } from '../administrator/subject';
import { toWitness } from '../administrator/witness';
import { isAccountId, parseArn } from '../arn';
import { evaluateConditions } from '../conditions/evaluate-conditions';
import { decide } from '../decide';
import type { TargetRole } from '../escalation/let-in';
import { isOpen } from '../escalation/match-path';
import { expandVariables } from '../expand-variables';
import { coversAction } from '../match-statement';
import { createContext } from '../request';
import { listNamedPrincipals, type NamedPrincipal } from '../trust/named-principals';
import { listOpenStatements } from '../trust/open-statements';
import { listPinnedAccounts, listPinnedOrganizations } from '../trust/pins';
import type { Statement } from '../policy-document';
import type { Door, OutsideCall } from './account-edges';

const assume = 'sts:AssumeRole';

/** Which roles of other accounts an identity may ask to assume; whether they let it in is for the other account to say. */
export function listOutsideCalls(subject: Subject): OutsideCall[] {
  const { layers, context, accountId, policies } = subject;
  const statements = policies
    .flatMap(({ document }) => document.statements)
    .filter((statement) => coversAction(statement, assume));
  const except = statements
    .filter(({ effect, resources }) => effect === 'Deny' && resources?.negated === false)
    .flatMap((statement) => patternsOf(statement, subject));
  const patterns = new Map<string, readonly string[]>();
  for (const statement of statements.filter(({ effect }) => effect === 'Allow')) {
    const named = patternsOf(statement, subject);
    if (statement.resources?.negated) patterns.set('*', [...except, ...named]);
    else for (const pattern of named) patterns.set(pattern, patterns.get(pattern) ?? except);
  }
  return [...patterns].flatMap(([pattern, without]) => {
    if (parseArn(pattern)?.accountId === accountId) return [];
    const { decision } = decide(layers, { action: assume, resource: witnessOf(pattern, subject), context });
    if (!isOpen(decision)) return [];
    const elsewhere = without.filter((one) => parseArn(one)?.accountId !== accountId);
    return [{ pattern, conditional: decision === 'conditional', except: elsewhere }];
  });
}

function patternsOf({ resources }: Statement, { context }: Subject): string[] {
  return (resources?.patterns ?? []).map((pattern) => expandVariables(pattern, context).pattern);
}

/** Whole ARNs keep their beginning, so that guardrails on ARNs see them. */
function witnessOf(pattern: string, { context, partition }: Subject): string {
  const isAnything = /^\*+$/.test(pattern);
  return isAnything ? `arn:${partition}:iam::000000000000:role/rolecall-probe` : toWitness(pattern, context);
}

/** Conditions that only say from which organization or account somebody comes. */
const pins = new Set(['aws:principalorgid', 'aws:principalaccount']);

/** Whom from outside its own account a role lets in. */
export function listDoors({ trust, arn }: TargetRole): Door[] {
  const own = parseArn(arn)?.accountId ?? '';
  return listOpenStatements(trust).flatMap((statement) => {
    const others = statement.conditions.filter(({ key }) => !pins.has(key.toLowerCase()));
    const conditions = evaluateConditions(others, createContext({}));
    if (conditions === 'no') return [];
    return listNamedPrincipals(statement)
      .filter((named) => isOutside(named, own) && coversAction(statement, actionOf(named)))
      .map((named) => toDoor(named, statement, conditions === 'maybe'));
  });
}

function actionOf({ kind }: NamedPrincipal): string {
  if (kind === 'oidc') return 'sts:AssumeRoleWithWebIdentity';
  return kind === 'saml' ? 'sts:AssumeRoleWithSAML' : assume;
}

function isOutside({ kind, accountId }: NamedPrincipal, own: string): boolean {
  if (kind === 'service' || kind === 'deleted') return false;
  if (kind === 'account' || kind === 'identity') return accountId !== null && accountId !== own;
  return true;
}

function toDoor(
  { kind, principal, accountId }: NamedPrincipal,
  { conditions }: Statement,
  conditional: boolean,
): Door {
  return {
    // Services and deleted principals were left out before.
    kind: kind as Door['kind'],
    principal,
    accountId: accountId !== null && isAccountId(accountId) ? accountId : null,
    organizations: kind === 'anyone' ? listPinnedOrganizations(conditions) : [],
    accounts: kind === 'anyone' ? listPinnedAccounts(conditions) : [],
    conditional,
  };
}
