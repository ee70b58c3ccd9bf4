import { accountOf, administratorOf, type AccountNode, type NodeKind } from './account-edges';
import { addEdge, compress, createEdgeList, type CompressedGraph } from './compressed-graph';
import { createCallers, type Callers } from './callers';
import type { Door } from './account-edges';

/** An account's part, as it was stored. */
export interface EstateAccount {
  accountId: string;
  organizationId: string | null;
  nodes: readonly AccountNode[];
}

/** What a node of the estate stands for; `outside` is whoever comes from where nothing is scanned. */
export type EstateNodeKind = NodeKind | 'outside' | 'administrator';

/** The graph of all accounts. */
export interface EstateGraph {
  graph: CompressedGraph;
  names: readonly string[];
  kinds: readonly EstateNodeKind[];
  numberOf: (name: string) => number | undefined;
  /** Every administrator of every account. */
  sinks: readonly number[];
  /** Catalogue ids of an edge. */
  pathsOf: (edge: number) => readonly string[];
}

/** Takes the accounts one after the other, so that their rows need not be in memory at once. */
export interface EstateBuilder {
  add: (account: EstateAccount) => void;
  /** Joins the accounts by the roles that let others in. */
  finish: () => EstateGraph;
}

interface Building {
  numbers: Map<string, number>;
  names: string[];
  kinds: EstateNodeKind[];
  sinks: number[];
  list: ReturnType<typeof createEdgeList>;
  paths: number[];
  pathLists: (readonly string[])[];
  pathNumbers: Map<string, number>;
  callers: Callers;
  doors: { role: string; door: Door }[];
  /** Organization by account. */
  accounts: Map<string, string | null>;
  /** Organizations that were asked for, and whether accounts of them were joined to their hub. */
  joined: Map<string, boolean>;
}

const assume = ['PE-STS-001'];
const everybody = 'anyone';

/** Starts a graph of an estate. */
export function createEstate(): EstateBuilder {
  const building: Building = {
    numbers: new Map(),
    names: [],
    kinds: [],
    sinks: [],
    list: createEdgeList(),
    paths: [],
    pathLists: [],
    pathNumbers: new Map(),
    callers: createCallers(),
    doors: [],
    accounts: new Map(),
    joined: new Map(),
  };
  return { add: (account) => addAccount(building, account), finish: () => finish(building) };
}

/** The number of a node; a new one for a name that was not there. */
function numberOf({ numbers, names, kinds }: Building, name: string, kind: EstateNodeKind): number {
  const known = numbers.get(name);
  if (known !== undefined) {
    // Named as a target before its own row came.
    if (kinds[known] === 'outside') kinds[known] = kind;
    return known;
  }
  const made = names.length;
  numbers.set(name, made);
  names.push(name);
  kinds.push(kind);
  return made;
}

interface EdgeToAdd {
  from: number;
  to: number;
  cost: 0 | 1;
  conditional: boolean;
  paths: readonly string[];
}

function add(building: Building, { paths, ...edge }: EdgeToAdd): void {
  const key = paths.join(' ');
  let number = building.pathNumbers.get(key);
  if (number === undefined) {
    number = building.pathLists.length;
    building.pathNumbers.set(key, number);
    building.pathLists.push(paths);
  }
  building.paths[addEdge(building.list, edge)] = number;
}

function addAccount(building: Building, { accountId, organizationId, nodes }: EstateAccount): void {
  building.accounts.set(accountId, organizationId);
  building.sinks.push(numberOf(building, administratorOf(accountId), 'administrator'));
  for (const { source, kind } of nodes) numberOf(building, source, kind);
  for (const { source, administrator, edges, calls, doors } of nodes) {
    const from = building.numbers.get(source) ?? 0;
    if (administrator) building.sinks.push(from);
    for (const edge of edges) {
      const to = building.numbers.get(edge.to);
      if (to !== undefined) add(building, { ...edge, from, to });
    }
    for (const call of calls) building.callers.add({ source, accountId, call });
    for (const door of doors) building.doors.push({ role: source, door });
  }
}

function finish(building: Building): EstateGraph {
  for (const { source, accountId, conditional } of building.callers.broad) {
    const to = numberOf(building, outOf(accountId), 'hub');
    add(building, { from: building.numbers.get(source) ?? 0, to, cost: 1, conditional, paths: assume });
  }
  for (const { role, door } of building.doors) openDoor(building, role, door);
  const { numbers, names, kinds, sinks, list, paths, pathLists } = building;
  return {
    graph: compress(names.length, list),
    names,
    kinds,
    numberOf: (name) => numbers.get(name),
    sinks,
    pathsOf: (edge) => pathLists[paths[edge] ?? -1] ?? [],
  };
}

/** The hub of all that may ask any role of any account. */
function outOf(accountId: string): string {
  return `${accountId}#out`;
}

function openDoor(building: Building, role: string, door: Door): void {
  switch (door.kind) {
    case 'account':
      return letAccountIn(building, { role, door, accountId: door.accountId ?? '' });
    case 'identity':
      return letIdentityIn(building, role, door);
    case 'anyone':
      return letAnyoneIn(building, role, door);
    default:
      return letStrangerIn(building, { role, door, name: door.principal });
  }
}

/** Somebody of whom nothing is scanned: where such a one gets in is a way into the estate. */
function letStrangerIn(
  building: Building,
  { role, door, name }: { role: string; door: Door; name: string },
): void {
  const from = numberOf(building, name, 'outside');
  const to = building.numbers.get(role) ?? 0;
  add(building, { from, to, cost: 1, conditional: door.conditional, paths: assume });
}

interface AccountDoor {
  role: string;
  door: Door;
  accountId: string;
}

function letAccountIn(building: Building, { role, door, accountId }: AccountDoor): void {
  if (!building.accounts.has(accountId)) {
    letStrangerIn(building, { role, door, name: `account ${accountId}` });
    return;
  }
  if (accountId === accountOf(role)) return;
  joinBroad(building, { role, door, hub: outOf(accountId) });
  joinNarrow(building, { role, door, isMeant: (caller) => caller === accountId });
}

/** Those of an account that may ask for any role get to this one over their hub. */
function joinBroad(building: Building, { role, door, hub }: { role: string; door: Door; hub: string }): void {
  const from = building.numbers.get(hub);
  if (from === undefined) return;
  add(building, {
    from,
    to: building.numbers.get(role) ?? 0,
    cost: 0,
    conditional: door.conditional,
    paths: [],
  });
}

/** Those whose policies name this role, or some like it. */
function joinNarrow(
  building: Building,
  { role, door, isMeant }: { role: string; door: Door; isMeant: (accountId: string) => boolean },
): void {
  for (const { source, accountId, conditional } of building.callers.narrowOn(role)) {
    if (!isMeant(accountId) || accountId === accountOf(role)) continue;
    add(building, {
      from: building.numbers.get(source) ?? 0,
      to: building.numbers.get(role) ?? 0,
      cost: 1,
      conditional: conditional || door.conditional,
      paths: assume,
    });
  }
}

/** Across accounts both sides must agree: that the role names somebody is not enough. */
function letIdentityIn(building: Building, role: string, door: Door): void {
  const { principal, accountId } = door;
  if (accountId === null || !building.accounts.has(accountId)) {
    letStrangerIn(building, { role, door, name: principal });
    return;
  }
  const from = building.numbers.get(principal);
  if (from === undefined) return;
  const call = building.callers.find(principal, role);
  if (!call) return;
  const to = building.numbers.get(role) ?? 0;
  add(building, { from, to, cost: 1, conditional: call.conditional || door.conditional, paths: assume });
}

function letAnyoneIn(building: Building, role: string, door: Door): void {
  const { organizations, accounts } = door;
  for (const accountId of accounts) letAccountIn(building, { role, door, accountId });
  for (const organization of organizations) {
    if (!joinOrganization(building, organization)) {
      letStrangerIn(building, { role, door, name: `organization ${organization}` });
      continue;
    }
    joinBroad(building, { role, door, hub: `organization ${organization}` });
    joinNarrow(building, { role, door, isMeant: (caller) => building.accounts.get(caller) === organization });
  }
  if (organizations.length + accounts.length > 0) return;
  letStrangerIn(building, { role, door, name: everybody });
  joinNarrow(building, { role, door, isMeant: () => true });
  joinOrganization(building, everybody);
  joinBroad(building, { role, door, hub: `organization ${everybody}` });
}

/** One hub for all accounts of an organization; false where none of them is scanned. */
function joinOrganization(building: Building, organization: string): boolean {
  const known = building.joined.get(organization);
  if (known !== undefined) return known;
  const members = [...building.accounts].filter(
    ([, one]) => organization === everybody || one === organization,
  );
  building.joined.set(organization, members.length > 0);
  if (members.length === 0) return false;
  const to = numberOf(building, `organization ${organization}`, 'hub');
  for (const [accountId] of members) {
    const from = building.numbers.get(outOf(accountId));
    if (from !== undefined) add(building, { from, to, cost: 0, conditional: false, paths: [] });
  }
  return true;
}
