import type { DrawnLink, DrawnNode, RoutesDrawn } from '@/components/shared/drawn-routes';
import type { TrustRow } from '@/lib/db/queries/trust/list-trust';
import { partyKindWords, partyTitle } from './trust-words';

/** Lays ways in out in three columns: outside parties, the roles that they may assume, the accounts of these. */
export function layoutTrust(rows: readonly TrustRow[]): RoutesDrawn {
  const nodes = new Map<string, DrawnNode>();
  const links = new Map<string, DrawnLink>();
  const heights = [0, 0, 0];
  const put = (node: Omit<DrawnNode, 'row'>) => {
    if (nodes.has(node.key)) return;
    const row = heights[node.column] ?? 0;
    nodes.set(node.key, { ...node, row });
    heights[node.column] = row + 1;
  };
  const sorted = rows.toSorted(
    (a, b) =>
      a.accountName.localeCompare(b.accountName) ||
      a.partyId.localeCompare(b.partyId) ||
      a.roleName.localeCompare(b.roleName),
  );
  for (const row of sorted) {
    const { partyId, identityId, accountId, conditions } = row;
    put({
      key: partyId,
      label: partyTitle(row),
      under: partyKindWords[row.partyKind],
      identityId: null,
      column: 0,
    });
    put({ key: identityId, label: row.roleName, under: row.accountName, identityId, column: 1 });
    put({ key: accountId, label: row.accountName, under: accountId, identityId: null, column: 2 });
    const conditional = conditions.length > 0;
    const way = `${partyId} ${identityId}`;
    const known = links.get(way);
    links.set(way, {
      from: partyId,
      to: identityId,
      // One way without a condition is enough.
      conditional: (known?.conditional ?? true) && conditional,
      by: row.principal,
    });
    const home = `${identityId} ${accountId}`;
    links.set(home, { from: identityId, to: accountId, conditional: false, by: 'being a role of it' });
  }
  return {
    nodes: [...nodes.values()],
    links: [...links.values()],
    columns: 3,
    rows: Math.max(1, ...heights),
  };
}
