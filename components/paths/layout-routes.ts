import type { Climber } from '@/lib/db/queries/paths/types';
import {
  administratorKey,
  type DrawnLink,
  type DrawnNode,
  type RoutesDrawn,
} from '@/components/shared/drawn-routes';
import { nameInStep } from './permission-words';

/**
 * Lays routes out in columns by how many hops are left, the administrator at the right: every line goes one column on.
 * Boxes of a column stand in the order of what they lead to, so that lines seldom cross.
 */
export function layoutRoutes(climbers: readonly Climber[]): RoutesDrawn {
  const nodes = new Map<string, DrawnNode & { left: number }>();
  const links = new Map<string, DrawnLink>();
  const put = (node: Omit<DrawnNode, 'column' | 'row'>, left: number) => {
    const known = nodes.get(node.key);
    if (!known) nodes.set(node.key, { ...node, left, column: 0, row: 0 });
    else if (left < known.left) known.left = left;
  };
  put({ key: administratorKey, label: 'Administrator', under: '', identityId: null }, 0);
  for (const climber of climbers) drawRoute(climber, { put, links });
  const columns = Math.max(0, ...[...nodes.values()].map(({ left }) => left)) + 1;
  const rows = arrange(nodes, links, columns);
  return {
    nodes: [...nodes.values()].map(({ left: _, ...node }) => node),
    links: [...links.values()],
    columns,
    rows,
  };
}

interface Drawing {
  put: (node: Omit<DrawnNode, 'column' | 'row'>, left: number) => void;
  links: Map<string, DrawnLink>;
}

function drawRoute(climber: Climber, { put, links }: Drawing): void {
  const { hops, identityId, name, accountName } = climber;
  const others = hops.filter(({ isOwn }) => !isOwn);
  const last = hops.at(-1);
  const length = others.length + 1;
  put({ key: identityId, label: name, under: accountName, identityId }, length);
  let from = identityId;
  for (const [index, hop] of others.entries()) {
    const key = hop.toIdentityId ?? `${hop.account?.id ?? ''} ${hop.to}`;
    put(
      { key, label: nameInStep(hop.to), under: hop.account?.name ?? '', identityId: hop.toIdentityId },
      length - index - 1,
    );
    links.set(`${from} ${key}`, { from, to: key, conditional: hop.conditional, by: hop.pathIds.join(', ') });
    from = key;
  }
  links.set(`${from} ${administratorKey}`, {
    from,
    to: administratorKey,
    conditional: last?.isOwn ? last.conditional : false,
    by: last?.isOwn ? last.pathIds.join(', ') : 'is one',
  });
}

/** Gives columns and rows, from the right; returns how many rows the tallest column has. */
function arrange(
  nodes: Map<string, DrawnNode & { left: number }>,
  links: ReadonlyMap<string, DrawnLink>,
  columns: number,
): number {
  const next = Map.groupBy(links.values(), ({ from }) => from);
  let tallest = 1;
  for (let left = 0; left < columns; left += 1) {
    const column = [...nodes.values()].filter((node) => node.left === left);
    const pull = ({ key }: DrawnNode) => {
      const targets = (next.get(key) ?? []).flatMap(({ to }) => nodes.get(to)?.row ?? []);
      return targets.length === 0 ? 0 : targets.reduce((sum, row) => sum + row, 0) / targets.length;
    };
    column.sort(
      (a, b) => pull(a) - pull(b) || a.under.localeCompare(b.under) || a.label.localeCompare(b.label),
    );
    for (const [row, node] of column.entries()) Object.assign(node, { column: columns - 1 - left, row });
    tallest = Math.max(tallest, column.length);
  }
  return tallest;
}
