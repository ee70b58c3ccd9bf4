import { classifyAdministrator } from '@/lib/iam/classify-administrator';
import { findEscalations } from '@/lib/iam/escalation/find-escalations';
import { toAccountNodes } from '@/lib/iam/graph/account-nodes';
import { mapAccount } from '@/lib/iam/graph/map-account';
import { makeAccount } from './made-up-account';
import { printTable } from './print-table';

const principals = 5_000;
const policies = 1_500;

/** Seconds from the policies of one big account to its administrators, ways and edges, and how they grow. */
export function measureAccountAnalysis(): void {
  const rows = [0.25, 0.5, 1].map((share) => {
    const account = makeAccount('111122223333', {
      principals: principals * share,
      policies: policies * share,
      admins: 8,
    });
    const begin = performance.now();
    const administrators = new Map(
      account.identities.map((identity) => [identity.arn, classifyAdministrator(identity)]),
    );
    const classified = performance.now();
    const known = { ...account, administrators };
    const map = mapAccount(known);
    const mapped = performance.now();
    const climbers = [...findEscalations(known, map).values()].filter(({ steps }) => steps.length > 0).length;
    const edges = toAccountNodes(map).reduce((sum, node) => sum + node.edges.length, 0);
    const end = performance.now();
    const seconds = (from: number, to: number) => Number(((to - from) / 1_000).toFixed(2));
    return [
      principals * share,
      policies * share,
      climbers,
      edges,
      seconds(begin, classified),
      seconds(classified, mapped),
      seconds(mapped, end),
      seconds(begin, end),
      Math.round(process.memoryUsage().rss / 1_048_576),
    ];
  });
  printTable(
    ['principals', 'policies', 'climbers', 'edges', 'administrators s', 'edges s', 'routes s', 'all s', 'MB'],
    rows,
  );
  process.stdout.write('Target: 5,000 principals and 1,500 policies in 5 s on two cores, under 2 GB.\n');
}
