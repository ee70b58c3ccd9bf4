import { administratorKey, type RoutesDrawn } from '@/components/paths/layout-routes';
import type { WayInRow } from '@/lib/db/queries/trust/list-ways-in';
import { partyWords } from './trust-words';

type Node = RoutesDrawn['nodes'][number];

/** Parties at the left, the roles that they may assume, and at the right the administrator that some of them reach. */
export function layoutWays(ways: readonly WayInRow[]): RoutesDrawn {
  const nodes = new Map<string, Node>();
  const links: RoutesDrawn['links'] = [];
  const inColumn = [0, 0, 0];
  const put = (node: Omit<Node, 'row'>) => {
    if (nodes.has(node.key)) return;
    const row = inColumn[node.column] ?? 0;
    nodes.set(node.key, { ...node, row });
    inColumn[node.column] = row + 1;
  };
  const linked = new Set<string>();
  const link = (one: RoutesDrawn['links'][number]) => {
    const key = `${one.from} ${one.to}`;
    if (linked.has(key)) return;
    linked.add(key);
    links.push(one);
  };
  for (const { party, name, kind, roleId, roleName, accountName, held, reach, hops } of ways) {
    put({ key: party, label: name, under: partyWords[kind], identityId: null, column: 0 });
    put({ key: roleId, label: roleName, under: accountName, identityId: roleId, column: 1 });
    link({ from: party, to: roleId, by: 'sts:AssumeRole', conditional: held !== 'none' });
    if (reach === 'none') continue;
    put({ key: administratorKey, label: 'Administrator', under: '', identityId: null, column: 2 });
    const by = reach === 'administrator' ? 'its own policies' : `${hops ?? 1} more hops`;
    link({ from: roleId, to: administratorKey, by, conditional: false });
  }
  return {
    nodes: [...nodes.values()],
    links,
    columns: inColumn.filter((count) => count > 0).length,
    rows: Math.max(...inColumn),
  };
}
