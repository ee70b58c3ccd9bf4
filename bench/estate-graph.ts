import { toAccountNodes } from '@/lib/iam/graph/account-nodes';
import { createEstate } from '@/lib/iam/graph/estate';
import { findReach } from '@/lib/iam/graph/estate-reach';
import { mapAccount } from '@/lib/iam/graph/map-account';
import { makeAccount } from './made-up-account';
import { printTable } from './print-table';

const principals = 300;
const sizes = [250, 500, 1_000];

/** Seconds to work out the edges of an estate's accounts, to join them and to search them, and how they grow. */
export function measureEstateGraph(): void {
  let before = 0;
  const rows = sizes.map((accounts) => {
    const ids = Array.from({ length: accounts }, (_, index) => String(100_000_000_000 + index));
    const estate = createEstate();
    let extracting = 0;
    let adding = 0;
    for (const [index, accountId] of ids.entries()) {
      const trusting = [ids[(index + 1) % accounts] ?? '', ids[0] ?? ''];
      const account = makeAccount(accountId, { principals, policies: 90, admins: 3, trusting });
      const begin = performance.now();
      const nodes = toAccountNodes(mapAccount({ ...account, administrators: new Map() }));
      const made = performance.now();
      estate.add({ accountId, organizationId: 'o-estate', nodes });
      extracting += made - begin;
      adding += performance.now() - made;
    }
    const begin = performance.now();
    const graph = estate.finish();
    const joined = performance.now();
    const reach = findReach(graph);
    const searched = performance.now();
    const all = extracting + adding + searched - begin;
    const ratio = before > 0 ? (all / before).toFixed(2) : '';
    before = all;
    const seconds = (milliseconds: number) => Number((milliseconds / 1_000).toFixed(2));
    return [
      accounts,
      graph.names.length,
      graph.graph.edges.count,
      reach.length,
      seconds(extracting),
      seconds(adding + joined - begin),
      seconds(searched - joined),
      seconds(all),
      ratio,
      Math.round(process.memoryUsage().rss / 1_048_576),
    ];
  });
  printTable(
    ['accounts', 'nodes', 'edges', 'reach admin', 'edges s', 'join s', 'search s', 'all s', 'ratio', 'MB'],
    rows,
  );
  process.stdout.write(
    'Target: 1,000 accounts of 300 principals in 60 s, under 2 GB, growing as the accounts do (ratio 2).\n',
  );
}
