import { toSubject } from '../administrator/subject';
import { classifyAdministrator } from '../classify-administrator';
import { type EscalationAccount, isServiceLinked, listTargets } from '../escalation/escalation-account';
import { type Escalation, findEscalations } from '../escalation/find-escalations';
import { findStep, type Seeker, type Step, toSeeker } from '../escalation/find-steps';
import { findSelfStep } from '../escalation/self-step';
import { findTrustIssues, type TrustSurroundings } from '../trust/find-trust-issues';
import type { TrustIssueCode } from '../trust/trust-issue-codes';
import type { AdministratorTier } from '../types';
import type { ReadAccount } from './read-account';

/** One hop towards an administrator, or a way that leads to no stronger identity as far as is known. */
export interface PrincipalPath {
  id: string;
  /** The calls that it takes. */
  permissions: string[];
  /** ARN of whom it leads to; the kind of target where that is not known. */
  target: string;
  from: string;
  conditional: boolean;
  /** Allowed, and leads nowhere that is known. */
  latent: boolean;
}

/** What a user or role could become. */
export interface PrincipalAnalysis {
  arn: string;
  /** May do everything everywhere, under no condition. */
  admin: boolean;
  adminTier: AdministratorTier;
  reason: string | null;
  /** Is no administrator and can become one. */
  privilegeEscalation: boolean;
  reachesAdmin: boolean;
  /** 0 for an administrator; null when it reaches none. */
  hops: number | null;
  conditional: boolean;
  paths: PrincipalPath[];
  /** Every user and role whose rights it can get, one after the other. */
  canBecome: string[];
}

/** What `policy analyze` answers for the authorization details of an account. */
export interface AccountAnalysis {
  kind: 'authorization-details';
  accountId: string | null;
  principals: PrincipalAnalysis[];
  /** What is worth knowing about whom roles let in. */
  trusts: { arn: string; codes: TrustIssueCode[] }[];
  unknown: string[];
}

interface Graph {
  seekers: readonly Seeker[];
  account: EscalationAccount;
  /** Whom each can get the rights of by one step. */
  edges: ReadonlyMap<string, readonly Step[]>;
}

/** Every step from everybody to everybody; administrators need none and get none. */
function buildGraph(account: EscalationAccount, escalations: ReadonlyMap<string, Escalation>): Graph {
  const targets = listTargets(account);
  const seekers = account.identities
    .filter(({ kind, arn }) => kind !== 'group' && !isServiceLinked(arn))
    .map((identity) => toSeeker(toSubject(identity)));
  const all = [...targets.roles.keys(), ...targets.users];
  const edges = seekers.map((seeker) => {
    const { arn } = seeker.subject;
    const steps = escalations.get(arn)?.administrator
      ? []
      : all.flatMap((to) => findStep(seeker, to, targets) ?? []);
    return [arn, steps] as const;
  });
  return { seekers, account, edges: new Map(edges) };
}

function listReachable(from: string, { edges }: Graph): string[] {
  const reached = new Set<string>();
  const queue = [from];
  for (let arn = queue.shift(); arn !== undefined; arn = queue.shift()) {
    for (const { to } of edges.get(arn) ?? []) {
      if (to === from || reached.has(to)) continue;
      reached.add(to);
      queue.push(to);
    }
  }
  return [...reached].sort();
}

function toPaths(step: Step): PrincipalPath[] {
  return step.paths.map(({ id, allOf, anyOf }) => {
    const own = new Set([...allOf, ...anyOf.flat()].map(({ action }) => action));
    const permissions = step.permissions.map(({ action }) => action).filter((action) => own.has(action));
    return {
      id,
      permissions: [...new Set(permissions)],
      target: step.to,
      from: step.from,
      conditional: step.decision !== 'allowed',
      latent: false,
    };
  });
}

/** All of IAM makes an administrator by one call of its own. */
function ownSteps(arn: string, escalation: Escalation, { seekers, account }: Graph): readonly Step[] {
  if (!escalation.administrator) return escalation.steps;
  const seeker = seekers.find(({ subject }) => subject.arn === arn);
  const step = seeker && findSelfStep(seeker, account);
  return step ? [step] : [];
}

function analyzePrincipal(arn: string, escalation: Escalation, graph: Graph): PrincipalAnalysis {
  const verdict = graph.account.administrators.get(arn) ?? { tier: 'none', reason: null };
  const admin = verdict.tier === 'full';
  const steps = admin ? [] : ownSteps(arn, escalation, graph);
  const reachesAdmin = admin || escalation.administrator || steps.length > 0;
  const onTheWay = new Set(steps.flatMap(({ paths }) => paths.map(({ id }) => id)));
  const latent = escalation.latent.filter(({ id }) => !onTheWay.has(id));
  const others = (graph.edges.get(arn) ?? []).filter(({ to }) => to !== steps[0]?.to).flatMap(toPaths);
  const elsewhere = new Set(others.map(({ id }) => id));
  return {
    arn,
    admin,
    adminTier: verdict.tier,
    reason: verdict.reason,
    privilegeEscalation: !admin && reachesAdmin,
    reachesAdmin,
    hops: admin ? 0 : reachesAdmin ? steps.length : null,
    conditional: escalation.conditional || verdict.tier === 'conditional',
    paths: [
      ...steps.flatMap(toPaths),
      ...others,
      ...latent
        .filter(({ id }) => !elsewhere.has(id))
        .map(({ id, allOf, target }) => ({
          id,
          permissions: [...new Set(allOf.map(({ action }) => action))],
          target,
          from: arn,
          conditional: false,
          latent: true,
        })),
    ],
    canBecome: listReachable(arn, graph),
  };
}

/** Who of an account is an administrator, who can become one and how, and whom its roles let in. */
export function analyzeAccount(read: ReadAccount, surroundings: TrustSurroundings): AccountAnalysis {
  const account: EscalationAccount = {
    identities: read.identities,
    administrators: new Map(
      read.identities.map((identity) => [identity.arn, classifyAdministrator(identity)]),
    ),
    trusts: read.trusts,
    workloads: read.workloads,
  };
  const escalations = findEscalations(account);
  const graph = buildGraph(account, escalations);
  const trusts = [...read.trusts].flatMap(([arn, statements]) => {
    const codes = [...new Set(findTrustIssues(statements, surroundings).map(({ code }) => code))].sort();
    return codes.length > 0 && !isServiceLinked(arn) ? [{ arn, codes }] : [];
  });
  return {
    kind: 'authorization-details',
    accountId: read.accountId,
    principals: [...escalations].map(([arn, escalation]) => analyzePrincipal(arn, escalation, graph)),
    trusts,
    unknown: read.unknown,
  };
}
