import { accountOf, administratorOf, isHub } from './account-edges';
import type { EstateGraph } from './estate';
import { routeFrom, searchBack, unreached, type Reach } from './search-back';

/** Displays end there (`iam-analysis.md` 7). */
export const mostHops = 8;

/** One hop of a route, over whatever hub it leads. */
export interface EstateStep {
  /** ARN, or who comes from outside as a trust policy names it. */
  from: string;
  /** ARN; the same as `from` where an identity makes itself or another an administrator. */
  to: string;
  paths: readonly string[];
  conditional: boolean;
}

/** How near a node is to an administrator of any account. */
export interface NodeReach {
  source: string;
  /** 0 for an administrator; null where it reaches none for sure. */
  hopsConfirmed: number | null;
  /** As above, steps under a condition taken too. */
  hopsConditional: number | null;
  /** The shortest sure route, else the shortest one under conditions; none for an administrator. */
  steps: readonly EstateStep[];
}

/** Reach of every identity and of whoever comes from outside, those that reach none left out. */
export function findReach(estate: EstateGraph): NodeReach[] {
  const { graph, sinks, names, kinds } = estate;
  const confirmed = searchBack(graph, sinks, { withConditional: false });
  const conditional = searchBack(graph, sinks, { withConditional: true });
  return names.flatMap((source, node): NodeReach[] => {
    if (kinds[node] === 'hub' || kinds[node] === 'administrator') return [];
    const hopsConfirmed = hopsOf(confirmed, node);
    const hopsConditional = hopsOf(conditional, node);
    if (hopsConditional === null) return [];
    const steps = stepsOf(estate, hopsConfirmed === null ? conditional : confirmed, node);
    return [{ source, hopsConfirmed, hopsConditional, steps }];
  });
}

function hopsOf({ hops }: Reach, node: number): number | null {
  const found = hops[node] ?? unreached;
  return found > mostHops ? null : found;
}

/** Hubs are stepped over: the hop into one and the way out of it are one hop. */
function stepsOf({ graph, names, pathsOf }: EstateGraph, reach: Reach, node: number): EstateStep[] {
  const steps: EstateStep[] = [];
  let open: { from: string; paths: readonly string[]; conditional: boolean } | null = null;
  for (const edge of routeFrom(graph, reach, node)) {
    const to = names[graph.edges.to[edge] ?? 0] ?? '';
    open ??= { from: names[graph.edges.from[edge] ?? 0] ?? '', paths: pathsOf(edge), conditional: false };
    open.conditional ||= graph.edges.conditional[edge] === 1;
    const isItself = to === administratorOf(accountOf(to));
    if (isHub(to) && !isItself) continue;
    steps.push({ ...open, to: isItself ? open.from : to });
    open = null;
  }
  return steps;
}
