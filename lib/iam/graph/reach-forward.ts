import { numberAt, rowOf, type CompressedGraph } from './compressed-graph';

/** Every other node that a node can become, in the order in which it gets there. Hubs are among them. */
export function reachForward({ nodes, edges, forward }: CompressedGraph, from: number): number[] {
  const seen = new Uint8Array(nodes);
  seen[from] = 1;
  const reached: number[] = [];
  for (let at = -1, node: number | undefined = from; node !== undefined; at += 1, node = reached[at]) {
    for (const edge of rowOf(forward, node)) {
      const to = numberAt(edges.to, edge);
      if (seen[to] === 1) continue;
      seen[to] = 1;
      reached.push(to);
    }
  }
  return reached;
}
