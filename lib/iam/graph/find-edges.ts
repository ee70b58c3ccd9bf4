import { isOpen, matchPath, servicesOf, type Ask } from '../escalation/match-path';
import { askPermission } from '../escalation/ask-permission';
import { findStep, type Seeker, type Step, type Targets, waysToOthers } from '../escalation/find-steps';
import type { EscalationPath } from '../escalation/paths';
import type { Subject } from '../administrator/subject';
import { matchesPattern } from '../match-pattern';
import { administratorOf, type AccountEdge } from './account-edges';
import { createHubs, demandOf, letInOf, namedBy, type Hub, type Hubs, type LetIn } from './hubs';
import { namingPatterns, type TargetKind } from './target-patterns';

/** The edges of one identity. */
export interface SeekerEdges {
  seeker: Seeker;
  edges: AccountEdge[];
  /** The step by which it makes itself an administrator, or another one that it then is; none where it cannot. */
  strengthening: Step[];
}

/** The edges within one account. */
export interface FoundEdges {
  seekers: SeekerEdges[];
  hubs: readonly Hub[];
}

interface Finder {
  targets: Targets;
  hubs: Hubs;
  /** Roles that look at who asks. */
  byCaller: readonly string[];
  /** Roles by the identity that their trust names. */
  naming: ReadonlyMap<string, readonly string[]>;
  /** Roles by a policy of theirs that can be edited. */
  withPolicy: ReadonlyMap<string, readonly string[]>;
  matching: Map<string, readonly string[]>;
}

/**
 * Whom each identity of an account can become by one step. Calls on all roles or users alike lead over a hub, so that
 * the edges grow with identities and roles and not with their product; what policies or trusts name one by one is asked
 * for one by one. Source: `iam-analysis.md` 7.
 */
export function findEdges(seekers: readonly Seeker[], targets: Targets): FoundEdges {
  const [first] = seekers;
  if (!first) return { seekers: [], hubs: [] };
  const finder = createFinder(first.subject.accountId, targets);
  return { seekers: seekers.map((seeker) => edgesOf(seeker, finder)), hubs: finder.hubs.made() };
}

function createFinder(accountId: string, targets: Targets): Finder {
  const roles = [...targets.roles.values()];
  const letIn = new Map<string, LetIn>(roles.map((role) => [role.arn, letInOf(role, accountId)]));
  return {
    targets,
    hubs: createHubs(accountId, { targets, letIn }),
    byCaller: roles.filter(({ arn }) => letIn.get(arn) === 'by-caller').map(({ arn }) => arn),
    naming: invert(roles.map((role) => [role.arn, namedBy(role)])),
    withPolicy: invert(roles.map((role) => [role.arn, role.customerPolicies])),
    matching: new Map(),
  };
}

function invert(entries: readonly (readonly [string, readonly string[]])[]): Map<string, string[]> {
  const inverted = new Map<string, string[]>();
  for (const [value, keys] of entries)
    for (const key of keys) {
      const known = inverted.get(key);
      if (known) known.push(value);
      else inverted.set(key, [value]);
    }
  return inverted;
}

function edgesOf(seeker: Seeker, finder: Finder): SeekerEdges {
  const { subject, ways } = seeker;
  const asked = new Set(finder.naming.get(subject.arn));
  const hubs = new Map<
    string,
    { hub: Hub; sure: boolean; paths: Set<string>; strengthens: EscalationPath[] }
  >();
  for (const path of ways) {
    if (path.category === 'existing-passrole')
      for (const role of finder.targets.workloads.keys()) asked.add(role);
    if (!waysToOthers.has(path)) continue;
    for (const service of servicesOf(path)) {
      const found = findHub(seeker, { path, service, finder });
      for (const arn of found.asked) asked.add(arn);
      if (!found.hub || found.hub.targets.length === 0) continue;
      const key = `${found.hub.key} ${found.sure}`;
      const known = hubs.get(key) ?? {
        hub: found.hub,
        sure: found.sure,
        paths: new Set<string>(),
        strengthens: [],
      };
      known.paths.add(path.id);
      if (strengthens(path)) known.strengthens.push(path);
      hubs.set(key, known);
    }
  }
  asked.delete(subject.arn);
  const steps = [...asked].flatMap((to) => findStep(seeker, to, finder.targets) ?? []);
  const strengthening = [
    ...strengthenedBehind(seeker, [...hubs.values()], finder),
    ...steps.flatMap((step) => strengthenedBy(seeker, step, finder)),
  ];
  const edges: AccountEdge[] = [
    ...[...hubs.values()].map(({ hub, sure, paths }) => ({
      to: hub.key,
      cost: 1 as const,
      conditional: !sure,
      paths: [...paths],
    })),
    ...steps.map(({ to, decision, paths }) => ({
      to,
      cost: 1 as const,
      conditional: decision !== 'allowed',
      paths: paths.map(({ id }) => id),
    })),
  ];
  return { seeker, edges, strengthening };
}

/** Whoever goes this way makes of the target what it likes. */
export function strengthens({ category, outcome }: EscalationPath): boolean {
  return category === 'principal-access' && outcome === 'admin';
}

/** Of the hubs whose targets can be made administrators: the surest step to one of them. */
function strengthenedBehind(
  seeker: Seeker,
  hubs: readonly { hub: Hub; sure: boolean; strengthens: readonly EscalationPath[] }[],
  { targets }: Finder,
): Step[] {
  return hubs.flatMap(({ hub, strengthens: ways }) => {
    if (ways.length === 0) return [];
    const others = hub.targets.filter(({ arn }) => arn !== seeker.subject.arn);
    const target = others.find(({ conditional }) => !conditional) ?? others[0];
    return target ? (findStep({ ...seeker, ways }, target.arn, targets) ?? []) : [];
  });
}

function strengthenedBy(seeker: Seeker, { to, paths }: Step, { targets }: Finder): Step[] {
  const ways = paths.filter(strengthens);
  return ways.length === 0 ? [] : [findStep({ ...seeker, ways }, to, targets) ?? []].flat();
}

interface Question {
  path: EscalationPath;
  service: string | undefined;
  finder: Finder;
}

interface HubFound {
  hub: Hub | null;
  sure: boolean;
  /** Targets that have to be asked for one by one. */
  asked: readonly string[];
}

/** Whether a way leads a subject to all targets alike, and which have to be asked for by themselves. */
function findHub({ subject }: Seeker, { path, service, finder }: Question): HubFound {
  const none: HubFound = { hub: null, sure: false, asked: [] };
  const demand = demandOf(path, service);
  const naming = namesOf(subject, path);
  const decision = matchPath(subject, path, {
    ...probeOf(subject, demand.kind),
    service,
    ask: askAnyway,
  }).decision;
  const opening = naming.flatMap(({ opening: patterns, kind }) => matched(patterns, kind, finder));
  const byCaller = demand.assume ? finder.byCaller : [];
  if (!isOpen(decision)) return { ...none, asked: opening };
  const closing = naming.flatMap(({ closing: patterns, kind }) => matched(patterns, kind, finder));
  const sure = decision === 'allowed';
  const except = new Set(sure ? closing : [...closing, ...opening]);
  return { hub: finder.hubs.of(demand, except), sure, asked: [...except, ...byCaller] };
}

const kinds: Readonly<Record<string, TargetKind>> = {
  targetRole: 'role',
  passedRole: 'role',
  otherUser: 'user',
  policyOfTargetRole: 'policy',
};

function namesOf(subject: Subject, { allOf, anyOf }: EscalationPath) {
  const permissions = [...allOf, ...anyOf.flat()];
  return (['role', 'user', 'policy'] as const).flatMap((kind) => {
    const actions = permissions.filter(({ on }) => kinds[on] === kind).map(({ action }) => action);
    return actions.length === 0 ? [] : [{ kind, ...namingPatterns(subject, [...new Set(actions)], kind) }];
  });
}

/** Something that no policy names. */
function probeOf({ partition, accountId }: Subject, kind: 'role' | 'user') {
  const arnOf = (type: string) => `arn:${partition}:iam::${accountId}:${type}/rolecall-probe-of-hub`;
  return kind === 'user' ? { user: arnOf('user') } : { role: arnOf('role'), rolePolicies: [arnOf('policy')] };
}

/** What the trust of the target says is the hub's business. */
const askAnyway: Ask = (subject, permission, binding) => askPermission(subject, permission, binding);

function matched(patterns: readonly string[], kind: TargetKind, finder: Finder): string[] {
  return patterns.flatMap((pattern) => {
    const key = `${kind} ${pattern}`;
    const known = finder.matching.get(key);
    if (known) return known;
    const found = lookUp(pattern, kind, finder);
    finder.matching.set(key, found);
    return found;
  });
}

function lookUp(pattern: string, kind: TargetKind, { targets, withPolicy }: Finder): readonly string[] {
  const names = { role: targets.roles, user: targets.users, policy: withPolicy }[kind];
  const rolesOf = (name: string) => (kind === 'policy' ? (withPolicy.get(name) ?? []) : [name]);
  if (!/[*?\uE000\uE001]/.test(pattern)) return names.has(pattern) ? rolesOf(pattern) : [];
  return [...names.keys()].filter((name) => matchesPattern(pattern, name)).flatMap(rolesOf);
}

/** The edge to "administrator of the account" that steps of one's own strength give. */
export function administratorEdge(accountId: string, steps: readonly Step[]): AccountEdge[] {
  const step = steps.find(({ decision }) => decision === 'allowed') ?? steps[0];
  if (!step) return [];
  return [
    {
      to: administratorOf(accountId),
      cost: 1,
      conditional: step.decision !== 'allowed',
      paths: step.paths.map(({ id }) => id),
    },
  ];
}
