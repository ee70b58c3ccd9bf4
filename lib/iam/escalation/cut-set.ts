/** One way by which an identity gets stronger, and the grants that it cannot do without. */
export interface Way {
  identity: string;
  /** Whose rights are had by it, one of them is enough; null: those of an administrator. */
  next: readonly string[] | null;
  /** Keys of grants: without any one of them the way is closed. */
  needs: readonly string[];
}

/** One change of a cut: the grant that goes, and what that closes. */
export interface Cut {
  grant: string;
  /** Ways that are closed by it and were open before. */
  closes: number;
  /** Ways closed by it and the changes before it. */
  closedSoFar: number;
  /** Identities that reach an administrator before it and not after. */
  frees: string[];
}

/** More would be no plan. */
const mostCuts = 25;

/** The ways that still lead to an administrator, once some grants are gone. */
function listOpenWays(ways: readonly Way[], gone: ReadonlySet<string>): Way[] {
  const left = ways.filter(({ needs }) => !needs.some((grant) => gone.has(grant)));
  const reaching = new Set<string>();
  const leads = ({ next }: Way) => next === null || next.some((one) => reaching.has(one));
  for (let grew = true; grew;) {
    const found = left.filter((way) => leads(way) && !reaching.has(way.identity));
    for (const { identity } of found) reaching.add(identity);
    grew = found.length > 0;
  }
  return left.filter(leads);
}

/**
 * The fewest grants, greedily, whose removal closes every way: each time the one that closes the most, of equal ones the one
 * that costs least. A way that leads over another identity is closed as well when that one reaches nobody any more.
 * Greedy covers at most a logarithm worse than the best; see Chvátal, "A Greedy Heuristic for the Set-Covering Problem" (1979).
 *
 * @param cost of a grant: one that nobody used costs nothing
 */
export function findCutSet(ways: readonly Way[], cost: (grant: string) => number): Cut[] {
  const gone = new Set<string>();
  const cuts: Cut[] = [];
  let open = listOpenWays(ways, gone);
  const all = open.length;
  while (open.length > 0 && cuts.length < mostCuts) {
    const best = findBestCut(open, cost);
    if (!best) break;
    gone.add(best);
    const left = listOpenWays(ways, gone);
    const stillReaching = new Set(left.map(({ identity }) => identity));
    const frees = [...new Set(open.map(({ identity }) => identity))].filter((one) => !stillReaching.has(one));
    cuts.push({ grant: best, closes: open.length - left.length, closedSoFar: all - left.length, frees });
    open = left;
  }
  return cuts;
}

function findBestCut(open: readonly Way[], cost: (grant: string) => number): string | null {
  const candidates = new Set(open.flatMap(({ needs }) => needs));
  let best: { grant: string; left: number; cost: number } | null = null;
  for (const grant of [...candidates].sort()) {
    const left = listOpenWays(open, new Set([grant])).length;
    const price = cost(grant);
    if (!best || left < best.left || (left === best.left && price < best.cost))
      best = { grant, left, cost: price };
  }
  return best?.grant ?? null;
}
