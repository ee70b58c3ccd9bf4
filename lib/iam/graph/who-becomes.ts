import { isHub } from './account-edges';
import type { EstateGraph } from './estate';

/** Somebody who can become a node by one hop. */
export interface Becomer {
  /** ARN, or who comes from outside as a trust policy names it. */
  source: string;
  paths: readonly string[];
  conditional: boolean;
}

/** Who can become a node by one hop, over whatever hubs; the surest way of each. Administrators of its account aside. */
export function whoBecomes({ graph, names, pathsOf, numberOf }: EstateGraph, name: string): Becomer[] {
  const target = numberOf(name);
  const found = new Map<string, Becomer>();
  if (target === undefined) return [];
  const { edges, backward } = graph;
  const open = [{ node: target, conditional: false }];
  const seen = new Set<string>();
  for (let at = 0; at < open.length; at += 1) {
    const { node, conditional } = open[at] ?? { node: target, conditional: false };
    const end = backward.starts[node + 1] ?? 0;
    for (let place = backward.starts[node] ?? 0; place < end; place += 1) {
      const edge = backward.edges[place] ?? 0;
      const from = edges.from[edge] ?? 0;
      const source = names[from] ?? '';
      const hangs = conditional || edges.conditional[edge] === 1;
      if (edges.cost[edge] === 1) keep(found, { source, paths: pathsOf(edge), conditional: hangs });
      else if (isHub(source) && !seen.has(`${from} ${hangs}`)) {
        seen.add(`${from} ${hangs}`);
        open.push({ node: from, conditional: hangs });
      }
    }
  }
  found.delete(name);
  return [...found.values()];
}

/** Of two ways as sure as each other, the catalogue ids of both. */
function keep(found: Map<string, Becomer>, next: Becomer): void {
  const known = found.get(next.source);
  if (!known || (known.conditional && !next.conditional)) found.set(next.source, next);
  else if (known.conditional === next.conditional)
    found.set(next.source, { ...known, paths: [...new Set([...known.paths, ...next.paths])] });
}
