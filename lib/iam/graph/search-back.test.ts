import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../__fixtures__/graph-vectors.json';
import { addEdge, compress, createEdgeList, type Edge } from './compressed-graph';
import { reachForward } from './reach-forward';
import { routeFrom, searchBack, unreached } from './search-back';

function build(nodes: number, edges: readonly Edge[]) {
  const list = createEdgeList(1);
  for (const edge of edges) addEdge(list, edge);
  return compress(nodes, list);
}

describe('searchBack', () => {
  it.each(vectors)('$id: $why', ({ edges, admins, from, expect: expected }) => {
    const names = [...new Set([...edges.flat(), ...admins, from])];
    const numberOf = (name = '') => names.indexOf(name);
    const graph = build(
      names.length,
      edges.map(([a, b]) => ({ from: numberOf(a), to: numberOf(b), cost: 1, conditional: false })),
    );
    const reach = searchBack(graph, admins.map(numberOf), { withConditional: false });
    const hops = reach.hops[numberOf(from)];
    expect(hops === unreached ? null : hops).toBe(expected.hops);
    const route = routeFrom(graph, reach, numberOf(from)).map((edge) => names[graph.edges.to[edge] ?? 0]);
    expect(expected.hops === null ? route : [from, ...route]).toEqual(expected.path);
  });

  const nodes = 9;
  const node = fc.nat({ max: nodes - 1 });
  const edges = fc.array(
    fc.record({
      from: node,
      to: node,
      cost: fc.constantFrom(0 as const, 1 as const),
      conditional: fc.boolean(),
    }),
    { maxLength: 30 },
  );

  /** Bellman and Ford: relaxes every edge until nothing moves. */
  function naive(all: readonly Edge[], sinks: readonly number[]): number[] {
    const hops = Array.from({ length: nodes }, (_, each) => (sinks.includes(each) ? 0 : Infinity));
    for (let moved = true; moved;) {
      moved = false;
      for (const { from, to, cost } of all) {
        const over = (hops[to] ?? Infinity) + cost;
        if (over >= (hops[from] ?? Infinity)) continue;
        hops[from] = over;
        moved = true;
      }
    }
    return hops;
  }

  it('finds what a naive search finds, with a way as long as it says', () => {
    fc.assert(
      fc.property(
        edges,
        fc.uniqueArray(node, { maxLength: 3 }),
        fc.boolean(),
        (all, sinks, withConditional) => {
          const graph = build(nodes, all);
          const reach = searchBack(graph, sinks, { withConditional });
          const counted = all.filter(({ conditional }) => withConditional || !conditional);
          expect([...reach.hops].map((hops) => (hops === unreached ? Infinity : hops))).toEqual(
            naive(counted, sinks),
          );
          for (let from = 0; from < nodes; from += 1) {
            const route = routeFrom(graph, reach, from).map((edge) => all[edge]);
            if (reach.hops[from] === unreached || route.length === 0) continue;
            expect(route.reduce((sum, edge) => sum + (edge?.cost ?? 0), 0)).toBe(reach.hops[from]);
            expect(route[0]?.from).toBe(from);
            expect(sinks).toContain(route.at(-1)?.to);
            for (const [index, edge] of route.entries())
              if (index > 0) expect(edge?.from).toBe(route[index - 1]?.to);
          }
        },
      ),
    );
  });

  it('reaches forwards exactly those from which one gets back', () => {
    fc.assert(
      fc.property(edges, node, (all, from) => {
        const graph = build(nodes, all);
        const reached = new Set(reachForward(graph, from));
        for (let to = 0; to < nodes; to += 1) {
          if (to === from) continue;
          const { hops } = searchBack(graph, [to], { withConditional: true });
          expect(reached.has(to)).toBe(hops[from] !== unreached);
        }
      }),
    );
  });
});
