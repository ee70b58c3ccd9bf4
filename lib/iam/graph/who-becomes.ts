import { isHub } from './account-edges';
import { numberAt, rowOf } from './compressed-graph';
import type { EstateGraph } from './estate';

/** Somebody who can become a node by one hop. */
export interface Becomer {
  /** ARN, or who comes from outside as a trust policy names it. */
  source: string;
  paths: readonly string[];
  conditional: boolean;
}

/** Who can become a node by one hop, over whatever hubs; the surest way of each. Administrators of its account aside. */
export function whoBecomes(estate: EstateGraph, name: string): Becomer[] {
  const target = estate.numberOf(name);
  const found = new Map<string, Becomer>();
  if (target === undefined) return [];
  const open: Entrance[] = [{ node: target, conditional: false }];
  const seen = new Set<string>();
  // Hubs join the list while it is walked.
  for (const entrance of open) {
    for (const way of waysInto(estate, entrance)) {
      const { source, from, isHop, conditional } = way;
      const key = `${from} ${conditional}`;
      if (isHop) keep(found, way);
      else if (isHub(source) && !seen.has(key)) {
        seen.add(key);
        open.push({ node: from, conditional });
      }
    }
  }
  found.delete(name);
  return [...found.values()].map(({ source, paths, conditional }) => ({ source, paths, conditional }));
}

interface Entrance {
  node: number;
  conditional: boolean;
}

interface WayInto extends Becomer {
  from: number;
  /** Not the way out of a hub. */
  isHop: boolean;
}

function waysInto({ graph, names, pathsOf }: EstateGraph, { node, conditional }: Entrance): WayInto[] {
  const { edges, backward } = graph;
  return [...rowOf(backward, node)].map((edge) => {
    const from = numberAt(edges.from, edge);
    return {
      from,
      source: names[from] ?? '',
      paths: pathsOf(edge),
      isHop: edges.cost[edge] === 1,
      conditional: conditional || edges.conditional[edge] === 1,
    };
  });
}

/** Of two ways as sure as each other, the catalogue ids of both. */
function keep(found: Map<string, Becomer>, next: Becomer): void {
  const known = found.get(next.source);
  if (!known || (known.conditional && !next.conditional)) found.set(next.source, next);
  else if (known.conditional === next.conditional)
    found.set(next.source, { ...known, paths: [...new Set([...known.paths, ...next.paths])] });
}
