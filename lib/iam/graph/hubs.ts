import { createContext, type RequestContext } from '../request';
import { evaluateConditions } from '../conditions/evaluate-conditions';
import { trustsService, type TargetRole } from '../escalation/let-in';
import type { EscalationPath } from '../escalation/paths';
import type { Targets } from '../escalation/find-steps';
import { coversAction } from '../match-statement';
import type { Condition } from '../policy-document';
import { listNamedPrincipals } from '../trust/named-principals';
import { listOpenStatements } from '../trust/open-statements';
import { hash } from '@/lib/snapshot/hash';

/** What a target must be for a way to lead to it, whoever goes. */
interface Demand {
  kind: 'role' | 'user';
  /** Its trust names the account. */
  assume: boolean;
  /** It can be edited with calls of IAM. */
  edit: boolean;
  /** It has a policy that can be edited. */
  policy: boolean;
  service: string | undefined;
}

/** One target behind a hub. */
export interface HubTarget {
  arn: string;
  conditional: boolean;
}

/** A node that many come to and that leads to many: without it each would have an edge to each. */
export interface Hub {
  key: string;
  targets: readonly HubTarget[];
}

/** How a role lets its own account in: for all alike, or by conditions on who asks. */
export type LetIn = 'sure' | 'conditional' | 'by-caller' | 'no';

/** What a path asks of its target. */
export function demandOf({ target, allOf, anyOf }: EscalationPath, service: string | undefined): Demand {
  const permissions = [...allOf, ...anyOf.flat()];
  const asks = (test: (permission: (typeof permissions)[number]) => boolean) => permissions.some(test);
  return {
    kind: target === 'user' ? 'user' : 'role',
    assume: asks(({ action }) => action === 'sts:AssumeRole'),
    edit: asks(({ action, on }) => on === 'targetRole' && action !== 'sts:AssumeRole'),
    policy: asks(({ on }) => on === 'policyOfTargetRole'),
    service: asks(({ on }) => on === 'passedRole') ? service : undefined,
  };
}

/** The hubs of an account, made when somebody comes to them. */
export interface Hubs {
  /** The hub of a demand, some targets left out that are asked for one by one. */
  of: (demand: Demand, except: ReadonlySet<string>) => Hub;
  made: () => readonly Hub[];
}

/** Keeps the hubs of an account. */
export function createHubs(
  accountId: string,
  { targets, letIn }: { targets: Targets; letIn: ReadonlyMap<string, LetIn> },
): Hubs {
  const hubs = new Map<string, Hub>();
  const bases = new Map<string, HubTarget[]>();
  const baseOf = (demand: Demand): HubTarget[] => {
    const key = nameOf(demand);
    const known = bases.get(key);
    if (known) return known;
    const base = listTargets(demand, targets, letIn);
    bases.set(key, base);
    return base;
  };
  return {
    of: (demand, except) => {
      const base = baseOf(demand);
      const left = except.size === 0 ? [] : base.filter(({ arn }) => except.has(arn)).map(({ arn }) => arn);
      const key = `${accountId}#${nameOf(demand)}${left.length > 0 ? `!${hash(left.sort().join(' ')).slice(0, 12)}` : ''}`;
      const known = hubs.get(key);
      if (known) return known;
      const hub = { key, targets: left.length === 0 ? base : base.filter(({ arn }) => !except.has(arn)) };
      hubs.set(key, hub);
      return hub;
    },
    made: () => [...hubs.values()],
  };
}

function nameOf({ kind, assume, edit, policy, service }: Demand): string {
  if (service !== undefined) return `pass:${service}${edit ? ':edit' : ''}`;
  if (kind === 'user') return 'users';
  return [assume && 'assume', edit && 'edit', policy && 'policy'].filter(Boolean).join('-') || 'roles';
}

function listTargets(demand: Demand, targets: Targets, letIn: ReadonlyMap<string, LetIn>): HubTarget[] {
  if (demand.kind === 'user') return [...targets.users].map((arn) => ({ arn, conditional: false }));
  return [...targets.roles.values()].flatMap((role) => {
    if (demand.service !== undefined && !trustsService(role, demand.service)) return [];
    if (demand.edit && role.arn.includes(':role/aws-reserved/')) return [];
    if (demand.policy && role.customerPolicies.length === 0) return [];
    const own = letIn.get(role.arn) ?? 'no';
    if (demand.assume && own !== 'sure' && own !== 'conditional') return [];
    return [{ arn: role.arn, conditional: demand.assume && own === 'conditional' }];
  });
}

/** Keys of the context that differ from one caller of an account to the next. */
const keysOfCaller = new Set(['aws:principalarn', 'aws:principaltype', 'aws:username']);

function isAboutCaller({ key, values }: Condition): boolean {
  return keysOfCaller.has(key.toLowerCase()) || values.some((value) => value.includes('${'));
}

/** How a role lets in those of its own account that it does not name. */
export function letInOf({ trust }: TargetRole, accountId: string): LetIn {
  const context: RequestContext = createContext({ 'aws:PrincipalAccount': accountId });
  const found = new Set<LetIn>();
  for (const statement of listOpenStatements(trust)) {
    if (!coversAction(statement, 'sts:AssumeRole')) continue;
    const isNamed = listNamedPrincipals(statement).some(
      ({ kind, accountId: account }) => kind === 'anyone' || (kind === 'account' && account === accountId),
    );
    if (!isNamed) continue;
    if (statement.conditions.some(isAboutCaller)) found.add('by-caller');
    else {
      const conditions = evaluateConditions(statement.conditions, context);
      if (conditions !== 'no') found.add(conditions === 'yes' ? 'sure' : 'conditional');
    }
  }
  // A role that lets all in for sure needs no second look; else each caller is asked for.
  return (['sure', 'by-caller', 'conditional'] as const).find((one) => found.has(one)) ?? 'no';
}

/** ARNs of the account's identities that a role's trust names one by one. */
export function namedBy({ trust }: TargetRole): string[] {
  return listOpenStatements(trust)
    .filter((statement) => coversAction(statement, 'sts:AssumeRole'))
    .flatMap((statement) => listNamedPrincipals(statement).map(({ principal }) => principal))
    .filter((principal) => principal.startsWith('arn:'));
}
