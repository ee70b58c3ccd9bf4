import { decideEverything } from '../administrator/decide-everything';
import { findSelfEscalation } from '../administrator/self-escalation';
import { type Subject, toSubject } from '../administrator/subject';
import { parseArn } from '../arn';
import { decide, type PolicyLayers } from '../decide';
import type { Statement } from '../policy-document';
import type { AdministratorVerdict, IdentityPolicies } from '../types';
import { findStep, type Seeker, type Step, type Targets, toSeeker } from './find-steps';
import { isOpen, matchPath } from './match-path';
import { type EscalationPath, openPaths } from './paths';
import { groupByRole, type Workload } from './workloads';

/** What an account knows of its identities. */
export interface EscalationAccount {
  /** Users, roles and groups. */
  identities: readonly IdentityPolicies[];
  administrators: ReadonlyMap<string, AdministratorVerdict>;
  /** Statements of trust policies by role; a role without stays out of reach. */
  trusts: ReadonlyMap<string, readonly Statement[]>;
  /** What runs as which role; left out: not known. */
  workloads?: readonly Workload[];
}

/** What an identity could become. */
export interface Escalation {
  /** From the identity to an administrator; none when it reaches none, or is one. */
  steps: readonly Step[];
  /** Other first hops of routes that are as short and as sure. */
  alternatives: readonly Step[];
  /** Some step hangs on a condition that the data cannot settle. */
  conditional: boolean;
  /** It is an administrator already, or one under a condition. */
  administrator: boolean;
  /** Ways whose calls it may make and which lead to no stronger identity as far as is known. */
  latent: readonly EscalationPath[];
}

/** Displays end there (`iam-analysis.md` 7). */
const mostHops = 8;

/** More first hops would tell nothing new: they differ in the role that is reached. */
const mostAlternatives = 12;

type Route = Pick<Escalation, 'steps' | 'alternatives'>;

const nowhere: Route = { steps: [], alternatives: [] };

/**
 * Who of an account reaches an administrator of it, in the fewest hops: one search backwards from all administrators, by
 * sure steps first and then with those under a condition. Service-linked roles are neither asked nor targets.
 * Source: `iam-analysis.md` 7.
 */
export function findEscalations(account: EscalationAccount): Map<string, Escalation> {
  const subjects = account.identities
    .filter(({ kind, arn }) => kind !== 'group' && !isServiceLinked(arn))
    .map(toSubject);
  const administrators = new Set(subjects.filter(isAdministrator).map(({ arn }) => arn));
  const seekers = subjects.filter(({ arn }) => !administrators.has(arn)).map(toSeeker);
  const targets = listTargets(account);
  const found = new Map<string, Route>();
  for (const minimum of ['allowed', 'conditional'] as const)
    search({ account, administrators, seekers, targets, found, minimum });
  const result = new Map<string, Escalation>();
  for (const arn of administrators)
    result.set(arn, { ...nowhere, conditional: false, administrator: true, latent: [] });
  for (const { subject, latent } of seekers) {
    const route = found.get(subject.arn) ?? nowhere;
    const conditional = route.steps.some(({ decision }) => decision === 'conditional');
    result.set(subject.arn, { ...route, conditional, administrator: false, latent });
  }
  return result;
}

/** Whether a role belongs to a service of AWS: nobody can take it over. */
export function isServiceLinked(arn: string): boolean {
  return arn.includes(':role/aws-service-role/');
}

/** Everything on everything, or all of IAM on everything, by which the rest is one call away. */
function isAdministrator({ layers, context, policies }: Subject): boolean {
  if (policies.length === 0) return false;
  if (isOpen(decideEverything(layers, context))) return true;
  return decide(layers, { action: 'iam:RolecallProbe', resource: '*', context }).decision === 'allowed';
}

/** What of an account can be taken over: its roles with what they trust and run, and its users. */
export function listTargets({ identities, trusts, workloads = [] }: EscalationAccount): Targets {
  const roles = identities.flatMap(({ kind, arn, policies }) => {
    const trust = trusts.get(arn);
    if (kind !== 'role' || !trust || isServiceLinked(arn)) return [];
    const customerPolicies = policies.flatMap(({ arn: policy }) =>
      policy !== null && parseArn(policy)?.accountId !== 'aws' ? [policy] : [],
    );
    return [[arn, { arn, trust, customerPolicies }] as const];
  });
  return {
    roles: new Map(roles),
    users: new Set(identities.filter(({ kind }) => kind === 'user').map(({ arn }) => arn)),
    workloads: groupByRole(workloads),
  };
}

interface Search {
  account: EscalationAccount;
  administrators: ReadonlySet<string>;
  seekers: readonly Seeker[];
  targets: Targets;
  found: Map<string, Route>;
  minimum: 'allowed' | 'conditional';
}

/** Backwards, hop by hop: who makes itself an administrator or takes one over, then who takes over one of those. */
function search(run: Search): void {
  const { seekers, found, administrators } = run;
  let frontier: readonly string[] = [...administrators, ...found.keys()];
  for (let hop = 1; hop <= mostHops && (hop === 1 || frontier.length > 0); hop += 1) {
    const next: string[] = [];
    for (const seeker of seekers) {
      const { arn } = seeker.subject;
      const [step, ...alternatives] = found.has(arn) ? [] : findNextSteps(seeker, { hop, frontier, run });
      if (!step) continue;
      const rest = step.makesAdministrator ? [] : (found.get(step.to)?.steps ?? []);
      found.set(arn, { steps: [step, ...rest], alternatives });
      next.push(arn);
    }
    frontier = next;
  }
}

interface Hop {
  hop: number;
  frontier: readonly string[];
  run: Search;
}

/** The steps that count: at the first hop also those that need no administrator to be there. */
function findNextSteps(seeker: Seeker, { hop, frontier, run }: Hop): Step[] {
  const isEnough = (step: Step | null): step is Step =>
    step !== null && (step.decision === 'allowed' || run.minimum === 'conditional');
  const steps = [hop === 1 ? findSelfStep(seeker, run.account) : null].filter(isEnough);
  for (const to of frontier) {
    const step = findStep(seeker, to, run.targets);
    if (isEnough(step)) steps.push(step);
    if (steps.length > mostAlternatives) break;
  }
  const strengthening = { ...seeker, ways: seeker.latent.filter(strengthensOthers) };
  if (hop > 1 || steps.length > 0 || strengthening.ways.length === 0) return steps;
  for (const to of [...run.targets.roles.keys(), ...run.targets.users]) {
    const step = findStep(strengthening, to, run.targets);
    if (isEnough(step)) return [step];
  }
  return [];
}

function strengthensOthers({ category, outcome }: EscalationPath): boolean {
  return category === 'principal-access' && outcome === 'admin';
}

/** A way to make oneself an administrator: by own calls, by a group, or by taking off what holds the own rights down. */
export function findSelfStep({ subject, latent }: Seeker, account: EscalationAccount): Step | null {
  const own = findSelfEscalation(subject);
  const path = own && openPaths.find(({ id }) => id === own.route.id);
  if (own && path) {
    const { decision, permissions } = matchPath(subject, path);
    return toSelfStep(subject, path, {
      decision: own.decision,
      permissions: decision === 'none' ? path.allOf : permissions,
    });
  }
  for (const candidate of latent.filter(({ category }) => category === 'self-escalation')) {
    const match = matchOwn(subject, candidate, account);
    if (match) return toSelfStep(subject, candidate, match);
  }
  return null;
}

type Match = ReturnType<typeof matchPath>;

function toSelfStep({ arn }: Subject, path: EscalationPath, { decision, permissions }: Match): Step {
  return { from: arn, to: arn, paths: [path], permissions, decision, makesAdministrator: true };
}

function matchOwn(subject: Subject, path: EscalationPath, account: EscalationAccount): Match | null {
  const { layers, context } = subject;
  switch (path.id) {
    case 'PE-IAM-009':
      return subject.kind === 'user' ? matchGroup(subject, path, account) : null;
    case 'PE-IAM-010':
    case 'PE-IAM-011': {
      if (layers.boundary === null || decideEverything({ ...layers, boundary: null }, context) !== 'allowed')
        return null;
      return openOr(matchPath(subject, path, { role: subject.arn }));
    }
    case 'PE-IAM-012':
      return decideEverything(withoutDenies(layers), context) === 'allowed'
        ? openOr(matchPath(subject, path))
        : null;
    default:
      return null;
  }
}

function matchGroup(
  subject: Subject,
  path: EscalationPath,
  { identities, administrators }: EscalationAccount,
): Match | null {
  const strong = identities.filter(
    ({ kind, arn }) =>
      kind === 'group' && ['full', 'equivalent'].includes(administrators.get(arn)?.tier ?? ''),
  );
  for (const { arn } of strong) {
    const match = openOr(matchPath(subject, path, { group: arn }));
    if (match) return match;
  }
  return null;
}

function openOr(match: Match): Match | null {
  return isOpen(match.decision) ? match : null;
}

function withoutDenies(layers: PolicyLayers): PolicyLayers {
  const identity = layers.identity.map((document) => ({
    ...document,
    statements: document.statements.filter(({ effect }) => effect === 'Allow'),
  }));
  return { ...layers, identity };
}
