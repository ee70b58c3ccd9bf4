import type { CompressedGraph } from './compressed-graph';

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
  { nodes, edges, backward }: CompressedGraph,
  sinks: Iterable<number>,
  { withConditional }: { withConditional: boolean },
): Reach {
  const hops = new Uint32Array(nodes).fill(unreached);
  const next = new Uint32Array(nodes).fill(unreached);
  let level: number[] = [];
  for (const sink of sinks) {
    if (hops[sink] === 0) continue;
    hops[sink] = 0;
    level.push(sink);
  }
  for (let distance = 0; level.length > 0; distance += 1) {
    const following: number[] = [];
    // The level grows while it is walked: the way out of a hub costs nothing.
    for (let at = 0; at < level.length; at += 1) {
      const node = level[at] ?? 0;
      if (hops[node] !== distance) continue;
      const end = backward.starts[node + 1] ?? 0;
      for (let place = backward.starts[node] ?? 0; place < end; place += 1) {
        const edge = backward.edges[place] ?? 0;
        if (!withConditional && edges.conditional[edge] === 1) continue;
        const cost = edges.cost[edge] ?? 1;
        const from = edges.from[edge] ?? 0;
        if ((hops[from] ?? unreached) <= distance + cost) continue;
        hops[from] = distance + cost;
        next[from] = edge;
        (cost === 0 ? level : following).push(from);
      }
    }
    level = following;
  }
  return { hops, next };
}

/** The edges of the shortest way from a node to its sink; none for a sink, and none where it reaches none. */
export function routeFrom({ edges }: CompressedGraph, { next }: Reach, node: number): number[] {
  const route: number[] = [];
  for (let edge = next[node] ?? unreached; edge !== unreached; edge = next[edges.to[edge] ?? 0] ?? unreached)
    route.push(edge);
  return route;
}
