import type { AccountNode } from '@/lib/iam/graph/account-edges';
import { toAccountNodes } from '@/lib/iam/graph/account-nodes';
import { createEstate } from '@/lib/iam/graph/estate';
import { findReach } from '@/lib/iam/graph/estate-reach';
import { mapAccount } from '@/lib/iam/graph/map-account';
import { makeAccount } from './made-up-account';
import { printTable } from './print-table';

const principals = 300;
const sizes = [250, 500, 1_000];

/** Accounts whose edges are worked out; the others are the same under other numbers, since that is the save's work. */
const templates = 20;

function idOf(index: number): string {
  return String(100_000_000_000 + index);
}

/** The nodes of some accounts as texts, and the milliseconds that one account took. */
function extractTemplates(): { texts: string[]; each: number } {
  const begin = performance.now();
  const texts = Array.from({ length: templates }, (_, index) => {
    const trusting = [idOf(index + 1), idOf(0)];
    const account = makeAccount(idOf(index), { principals, policies: 90, admins: 3, trusting });
    return JSON.stringify(toAccountNodes(mapAccount({ ...account, administrators: new Map() })));
  });
  return { texts, each: (performance.now() - begin) / templates };
}

/** Seconds to join the edges of an estate's accounts, read as they are stored, and to search them, and how they grow. */
export function measureEstateGraph(): void {
  const { texts, each } = extractTemplates();
  let before = 0;
  const rows = sizes.map((accounts) => {
    const estate = createEstate();
    let adding = 0;
    for (let index = 0; index < accounts; index += 1) {
      const template = index % templates;
      // The neighbour first: else the own number, once written, would be taken for it.
      const text = (texts[template] ?? '[]')
        .replaceAll(idOf(template + 1), idOf(accounts + index + 1))
        .replaceAll(idOf(template), idOf(index))
        .replaceAll(idOf(accounts + index + 1), idOf((index + 1) % accounts));
      const begin = performance.now();
      const nodes = JSON.parse(text) as AccountNode[];
      estate.add({ accountId: idOf(index), organizationId: 'o-estate', nodes });
      adding += performance.now() - begin;
    }
    const begin = performance.now();
    const graph = estate.finish();
    const joined = performance.now();
    const reach = findReach(graph);
    const searched = performance.now();
    const all = adding + searched - begin;
    const ratio = before > 0 ? (all / before).toFixed(2) : '';
    before = all;
    const seconds = (milliseconds: number) => Number((milliseconds / 1_000).toFixed(2));
    return [
      accounts,
      graph.names.length,
      graph.graph.edges.count,
      reach.length,
      seconds(adding + joined - begin),
      seconds(searched - joined),
      seconds(all),
      ratio,
      Math.round(process.memoryUsage().rss / 1_048_576),
    ];
  });
  printTable(
    ['accounts', 'nodes', 'edges', 'reach admin', 'join s', 'search s', 'all s', 'ratio', 'MB'],
    rows,
  );
  process.stdout.write(
    `The edges of one account took ${Math.round(each)} ms, once at each save that changes them. ` +
      'Target: 1,000 accounts of 300 principals in 60 s, under 2 GB, growing as the accounts do (ratio 2).\n',
  );
}
