import { findStep, type Step } from '../escalation/find-steps';
import { addEdge, compress, createEdgeList, numberAt, rowOf, type CompressedGraph } from './compressed-graph';
import type { AccountMap, MappedSeeker } from './map-account';
import { searchBack, type Reach } from './search-back';

/** A shortest way to an administrator. */
export interface Route {
  steps: readonly Step[];
  /** Other first hops of routes that are as short and as sure. */
  alternatives: readonly Step[];
}

/** Displays end there (`iam-analysis.md` 7). */
const mostHops = 8;

/** More first hops would tell nothing new: they differ in the role that is reached. */
const mostAlternatives = 12;

const nowhere: Route = { steps: [], alternatives: [] };

/** The shortest route of everybody who has one: by sure steps where there is such a route, else with steps under a condition. */
export function routesToAdministrator(map: AccountMap): Map<string, Route> {
  const local = numberNodes(map);
  const routes = new Map<string, Route>();
  for (const minimum of ['allowed', 'conditional'] as const) {
    const reach = searchBack(local.graph, local.sinks, { withConditional: minimum === 'conditional' });
    const run: Run = { map, local, reach, minimum, found: new Map(), nearest: new Map() };
    for (const { seeker } of map.seekers) {
      const { arn } = seeker.subject;
      if (routes.has(arn)) continue;
      const route = routeOf(arn, run);
      if (route.steps.length > 0) routes.set(arn, route);
    }
  }
  return routes;
}

interface Local {
  graph: CompressedGraph;
  numbers: ReadonlyMap<string, number>;
  names: readonly string[];
  seekers: ReadonlyMap<string, MappedSeeker>;
  sinks: readonly number[];
}

/** The account's part of the graph by itself. The last node stands for whoever makes itself an administrator. */
function numberNodes({ administrators, seekers, hubs }: AccountMap): Local {
  const names = [
    ...administrators,
    ...seekers.map(({ seeker }) => seeker.subject.arn),
    ...hubs.map(({ key }) => key),
  ];
  const numbers = new Map(names.map((name, index) => [name, index]));
  const itself = names.length;
  const list = createEdgeList();
  const add = (
    from: number,
    to: number | undefined,
    { cost, conditional }: { cost: 0 | 1; conditional: boolean },
  ) => {
    if (to !== undefined) addEdge(list, { from, to, cost, conditional });
  };
  for (const { seeker, edges, strengthening, selfStep } of seekers) {
    const from = numbers.get(seeker.subject.arn) ?? itself;
    for (const edge of edges) add(from, numbers.get(edge.to), edge);
    for (const { decision } of [...(selfStep ? [selfStep] : []), ...strengthening])
      add(from, itself, { cost: 1, conditional: decision !== 'allowed' });
  }
  for (const { key, targets } of hubs)
    for (const { arn, conditional } of targets)
      add(numbers.get(key) ?? itself, numbers.get(arn), { cost: 0, conditional });
  return {
    graph: compress(names.length + 1, list),
    numbers,
    names,
    seekers: new Map(seekers.map((each) => [each.seeker.subject.arn, each])),
    sinks: [...Array.from({ length: administrators.size }, (_, index) => index), itself],
  };
}

interface Run {
  map: AccountMap;
  local: Local;
  reach: Reach;
  minimum: 'allowed' | 'conditional';
  found: Map<string, Route>;
  /** The nearest targets behind a hub. */
  nearest: Map<number, readonly number[]>;
}

/** Every step goes one hop nearer, so this ends. */
function routeOf(arn: string, run: Run): Route {
  const known = run.found.get(arn);
  if (known) return known;
  const seeker = run.local.seekers.get(arn);
  const [step, ...alternatives] = seeker ? firstSteps(seeker, run) : [];
  const rest = !step || step.makesAdministrator ? [] : routeOf(step.to, run).steps;
  const route = step ? { steps: [step, ...rest], alternatives } : nowhere;
  run.found.set(arn, route);
  return route;
}

/** The first hops of all shortest routes; those that make somebody else an administrator only where no other is as short. */
function firstSteps({ seeker, selfStep, strengthening }: MappedSeeker, run: Run): Step[] {
  const { local, reach, minimum } = run;
  const isEnough = (step: Step | null): step is Step =>
    step !== null && (step.decision === 'allowed' || minimum === 'conditional');
  const node = local.numbers.get(seeker.subject.arn) ?? -1;
  const hops = numberAt(reach.hops, node);
  if (hops === 0 || hops > mostHops) return [];
  const steps = hops === 1 && isEnough(selfStep) ? [selfStep] : [];
  const targets = nextNodes(node, hops, run).map((target) => local.names[target] ?? '');
  for (const target of targets) {
    const step = steps.length > mostAlternatives ? null : findStep(seeker, target, run.map.targets);
    if (isEnough(step)) steps.push(step);
  }
  return steps.length > 0 || hops > 1 ? steps : strengthening.filter(isEnough).slice(0, 1);
}

/** Identities that are one hop nearer and can be got to by one, in the order of their numbers. */
function nextNodes(node: number, hops: number, run: Run): number[] {
  const found = new Set<number>();
  for (const next of neighbours(node, hops - 1, run)) {
    if (!isHub(next, run)) found.add(next);
    else for (const behind of nearestBehind(next, run)) found.add(behind);
  }
  found.delete(node);
  return [...found].sort((a, b) => a - b);
}

function isHub(node: number, { map }: Run): boolean {
  return node >= map.administrators.size + map.seekers.length;
}

function nearestBehind(hub: number, run: Run): readonly number[] {
  const known = run.nearest.get(hub);
  if (known) return known;
  const found = neighbours(hub, run.reach.hops[hub] ?? 0, run).slice(0, mostAlternatives + 2);
  run.nearest.set(hub, found);
  return found;
}

function neighbours(node: number, hops: number, { local, reach, minimum }: Run): number[] {
  const { edges, forward } = local.graph;
  const found: number[] = [];
  for (const edge of rowOf(forward, node)) {
    const to = numberAt(edges.to, edge);
    const counts = minimum === 'conditional' || edges.conditional[edge] === 0;
    if (counts && reach.hops[to] === hops && to < local.names.length) found.push(to);
  }
  return found;
}
