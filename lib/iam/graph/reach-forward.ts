import type { CompressedGraph } from './compressed-graph';

/** Every other node that a node can become, in the order in which it gets there. Hubs are among them. */
export function reachForward({ nodes, edges, forward }: CompressedGraph, from: number): number[] {
  const seen = new Uint8Array(nodes);
  seen[from] = 1;
  const reached: number[] = [];
  for (let at = -1, node: number | undefined = from; node !== undefined; at += 1, node = reached[at]) {
    const end = forward.starts[node + 1] ?? 0;
    for (let place = forward.starts[node] ?? 0; place < end; place += 1) {
      const to = edges.to[forward.edges[place] ?? 0] ?? 0;
      if (seen[to] === 1) continue;
      seen[to] = 1;
      reached.push(to);
    }
  }
  return reached;
}
