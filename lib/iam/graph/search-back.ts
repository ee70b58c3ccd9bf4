import { numberAt, rowOf, type CompressedGraph } from './compressed-graph';

/** Stands for "reaches none" in {@link Reach.hops} and for "no edge" in {@link Reach.next}. */
export const unreached = 0xffff_ffff;

/** How far every node is from the nearest sink. */
export interface Reach {
  /** Hops to the nearest sink, 0 for a sink. */
  hops: Uint32Array;
  /** The first edge of a shortest way. */
  next: Uint32Array;
}

/**
 * One search backwards from all sinks at once, breadth first with edges of cost 0 and 1: it tells for every node how
 * many hops it is from a sink and the next step. Linear in nodes and edges. Source: `iam-analysis.md` 7.
 *
 * @param withConditional whether edges under a condition count
 */
export function searchBack(
  graph: CompressedGraph,
  sinks: Iterable<number>,
  { withConditional }: { withConditional: boolean },
): Reach {
  const hops = new Uint32Array(graph.nodes).fill(unreached);
  const next = new Uint32Array(graph.nodes).fill(unreached);
  let level = [...new Set(sinks)];
  for (const sink of level) hops[sink] = 0;
  for (let distance = 0; level.length > 0; distance += 1) {
    const step: Step = { distance, level, following: [] };
    // The level grows while it is walked: the way out of a hub costs nothing.
    for (const node of level)
      if (hops[node] === distance) relax(node, { graph, hops, next, withConditional, step });
    level = step.following;
  }
  return { hops, next };
}

interface Step {
  distance: number;
  level: number[];
  following: number[];
}

interface Search extends Reach {
  graph: CompressedGraph;
  withConditional: boolean;
  step: Step;
}

/** Looks who gets to a node, and notes those for whom that is shorter than what they had. */
function relax(node: number, { graph, hops, next, withConditional, step }: Search): void {
  const { edges, backward } = graph;
  for (const edge of rowOf(backward, node)) {
    if (!withConditional && edges.conditional[edge] === 1) continue;
    const from = numberAt(edges.from, edge);
    const cost = numberAt(edges.cost, edge);
    if (numberAt(hops, from) <= step.distance + cost) continue;
    hops[from] = step.distance + cost;
    next[from] = edge;
    (cost === 0 ? step.level : step.following).push(from);
  }
}

/** The edges of the shortest way from a node to its sink; none for a sink, and none where it reaches none. */
export function routeFrom({ edges }: CompressedGraph, { next }: Reach, node: number): number[] {
  const route: number[] = [];
  for (let edge = next[node] ?? unreached; edge !== unreached; edge = next[edges.to[edge] ?? 0] ?? unreached)
    route.push(edge);
  return route;
}
