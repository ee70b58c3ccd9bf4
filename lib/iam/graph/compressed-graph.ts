/** Edges as they are told, in typed arrays that grow: a graph of an estate has millions. */
export interface EdgeList {
  count: number;
  from: Uint32Array;
  to: Uint32Array;
  /** 1 for a hop, 0 for the way out of a hub. */
  cost: Uint8Array;
  /** 1 where a condition decides that the data does not settle. */
  conditional: Uint8Array;
}

/** One edge: from who to whom it can become. */
export interface Edge {
  from: number;
  to: number;
  cost: 0 | 1;
  conditional: boolean;
}

/** Edges in compressed rows, forwards by their source and backwards by their target; an edge is named by its place in the list. */
export interface CompressedGraph {
  nodes: number;
  edges: EdgeList;
  forward: Rows;
  backward: Rows;
}

/** The edges of node n are `edges[starts[n]]` to before `edges[starts[n + 1]]`. */
export interface Rows {
  starts: Uint32Array;
  edges: Uint32Array;
}

/** An empty list. */
export function createEdgeList(capacity = 1_024): EdgeList {
  return {
    count: 0,
    from: new Uint32Array(capacity),
    to: new Uint32Array(capacity),
    cost: new Uint8Array(capacity),
    conditional: new Uint8Array(capacity),
  };
}

/** Adds an edge; returns its place. */
export function addEdge(list: EdgeList, { from, to, cost, conditional }: Edge): number {
  if (list.count === list.from.length) grow(list);
  const place = list.count;
  list.from[place] = from;
  list.to[place] = to;
  list.cost[place] = cost;
  list.conditional[place] = conditional ? 1 : 0;
  list.count += 1;
  return place;
}

function grow(list: EdgeList): void {
  const capacity = Math.max(16, list.from.length * 2);
  const wider = <T extends Uint32Array | Uint8Array>(made: T, old: T): T => {
    made.set(old);
    return made;
  };
  list.from = wider(new Uint32Array(capacity), list.from);
  list.to = wider(new Uint32Array(capacity), list.to);
  list.cost = wider(new Uint8Array(capacity), list.cost);
  list.conditional = wider(new Uint8Array(capacity), list.conditional);
}

/** Sorts the edges into rows, by counting: linear in nodes and edges. Edges of a row keep their order. */
export function compress(nodes: number, edges: EdgeList): CompressedGraph {
  return {
    nodes,
    edges,
    forward: toRows(nodes, edges.from, edges.count),
    backward: toRows(nodes, edges.to, edges.count),
  };
}

function toRows(nodes: number, ends: Uint32Array, count: number): Rows {
  const starts = new Uint32Array(nodes + 1);
  for (let edge = 0; edge < count; edge += 1) {
    const row = (ends[edge] ?? 0) + 1;
    starts[row] = (starts[row] ?? 0) + 1;
  }
  for (let node = 0; node < nodes; node += 1)
    starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  const free = starts.slice();
  const sorted = new Uint32Array(count);
  for (let edge = 0; edge < count; edge += 1) {
    const row = ends[edge] ?? 0;
    const place = free[row] ?? 0;
    sorted[place] = edge;
    free[row] = place + 1;
  }
  return { starts, edges: sorted };
}

/** A number of a typed array; 0 beyond its end, where nobody asks. */
export function numberAt(numbers: Uint32Array | Uint8Array, place: number): number {
  return numbers[place] ?? 0;
}

/** The edges of a node. */
export function rowOf({ starts, edges }: Rows, node: number): Uint32Array {
  return edges.subarray(numberAt(starts, node), numberAt(starts, node + 1));
}
