import type { ScopedPath } from '@/components/shared/scoped-path';
import { truncateMiddle } from '@/lib/format';
import { administratorKey, type DrawnLink, type DrawnNode, type RoutesDrawn } from './drawn-routes';

const box = { width: 168, height: 40 };
const gap = { x: 72, y: 14 };
const margin = 8;
const longestLabel = 20;

/**
 * Routes from left to right. The list beside it says the same in words; every box of a known identity is a link, and the
 * drawing scrolls sideways in its own frame.
 */
export function RoutesDrawing({
  drawn,
  path,
  label,
}: {
  drawn: RoutesDrawn;
  path: ScopedPath;
  label: string;
}) {
  const { nodes, links, columns, rows } = drawn;
  const width = margin * 2 + columns * box.width + (columns - 1) * gap.x;
  const height = margin * 2 + rows * box.height + (rows - 1) * gap.y;
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const placeOf = (node: DrawnNode) => placeIn(node, { nodes, height });
  return (
    <div className="overflow-x-auto px-4 pb-4 sm:px-5" role="region" aria-label={label}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label="Drawing">
        {links.map((link) => {
          const [from, to] = [byKey.get(link.from), byKey.get(link.to)];
          return from && to ? (
            <Line key={`${link.from} ${link.to}`} link={link} from={placeOf(from)} to={placeOf(to)} />
          ) : null;
        })}
        {nodes.map((node) => (
          <Box key={node.key} node={node} at={placeOf(node)} path={path} />
        ))}
      </svg>
    </div>
  );
}

interface Place {
  x: number;
  y: number;
}

/** A column stands in the middle of the height. */
function placeIn(node: DrawnNode, { nodes, height }: { nodes: readonly DrawnNode[]; height: number }): Place {
  const count = nodes.filter(({ column }) => column === node.column).length;
  const own = count * box.height + (count - 1) * gap.y;
  return {
    x: margin + node.column * (box.width + gap.x),
    y: (height - own) / 2 + node.row * (box.height + gap.y),
  };
}

function Line({ link, from, to }: { link: DrawnLink; from: Place; to: Place }) {
  const start = { x: from.x + box.width, y: from.y + box.height / 2 };
  const end = { x: to.x, y: to.y + box.height / 2 };
  const half = (start.x + end.x) / 2;
  return (
    <path
      d={`M${start.x} ${start.y}C${half} ${start.y} ${half} ${end.y} ${end.x} ${end.y}`}
      fill="none"
      stroke="var(--ink-mid)"
      strokeDasharray={link.conditional ? '4 4' : undefined}
    >
      <title>{`by ${link.by}${link.conditional ? ', under a condition' : ''}`}</title>
    </path>
  );
}

function Box({ node, at, path }: { node: DrawnNode; at: Place; path: ScopedPath }) {
  const { key, label, under, identityId } = node;
  const isEnd = key === administratorKey;
  const shape = (
    <>
      <title>{under ? `${label} in ${under}` : label}</title>
      <rect
        x={at.x}
        y={at.y}
        width={box.width}
        height={box.height}
        rx={6}
        fill={isEnd ? 'var(--fg)' : 'var(--surface)'}
        stroke={isEnd ? 'var(--fg)' : 'var(--line-strong)'}
      />
      <text
        x={at.x + 12}
        y={at.y + (under ? 17 : 24)}
        fontSize={13}
        fontWeight={500}
        fill={isEnd ? 'var(--surface)' : 'var(--fg)'}
      >
        {truncateMiddle(label, longestLabel)}
      </text>
      {under ? (
        <text x={at.x + 12} y={at.y + 32} fontSize={11} fill="var(--fg-3)">
          {truncateMiddle(under, longestLabel + 4)}
        </text>
      ) : null}
    </>
  );
  if (!identityId) return <g>{shape}</g>;
  return (
    <a href={path(`/identities/${identityId}`)} className="outline-offset-2 hover:opacity-80">
      {shape}
    </a>
  );
}
