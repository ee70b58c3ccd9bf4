import { isSameSource, keyOf, toCurrentRow, toPlainRow, type CurrentRow, type PlainRow } from './row-form';
import type { TableDefinition } from './tables';

export type CurrentRows = Map<string, CurrentRow>;

/** Rows that belong together, such as the grants of one identity. The same list again means the same rows. */
export type Part = readonly PlainRow[];

/** The rows of one table that a snapshot yields. */
export interface RowsToPlan {
  parts: readonly Part[];
  /** Kinds whose absence ends the current row, or `*`. */
  complete: readonly string[];
}

/** What has to be written so that the table's current rows say what the snapshot says. */
export interface TablePlan {
  /** Current rows that end, by their natural key. */
  close: PlainRow[];
  insert: PlainRow[];
  /** Whole rows whose overwritten columns moved. */
  overwrite: PlainRow[];
  /** The current rows afterwards. */
  after: CurrentRows;
}

type KeysByPart = Map<Part, readonly string[]>;

/** The parts that current rows were planned from, each with its keys: one that comes again did not move. */
const plannedFrom = new WeakMap<CurrentRows, KeysByPart>();

/**
 * Compares the rows that a snapshot yields with the current ones. A column that was not read keeps its current value;
 * a row that is gone ends only where its kind was read (`complete`, or `*`).
 */
export function planTable(table: TableDefinition, current: CurrentRows, projected: RowsToPlan): TablePlan {
  const before: KeysByPart = plannedFrom.get(current) ?? new Map([[[], [...current.keys()]]]);
  const unmoved: KeysByPart = new Map();
  const moved: Part[] = [];
  for (const part of projected.parts) {
    const keys = before.get(part);
    if (keys) unmoved.set(part, keys);
    else moved.push(part);
  }
  const after: CurrentRows = unmoved.size > 0 ? new Map(current) : new Map();
  const plan: TablePlan = { close: [], insert: [], overwrite: [], after };
  const seen = new Set<string>();
  const parts = new Map(unmoved);
  for (const part of moved) parts.set(part, planPart(plan, { table, current, part, seen }));
  const isComplete = completeness(projected.complete);
  const left: string[] = [];
  for (const [part, keys] of before) {
    if (unmoved.has(part)) continue;
    left.push(...keepOrClose(plan, current, { keys, seen, isComplete }));
  }
  // A list that nobody else has: what could not be read is looked at anew each time.
  if (left.length > 0) parts.set([], left);
  plannedFrom.set(after, parts);
  return plan;
}

interface PartToPlan {
  table: TableDefinition;
  current: CurrentRows;
  part: Part;
  seen: Set<string>;
}

/** Plans the rows of one part; returns their keys. Of two rows with one key the first counts. */
function planPart(plan: TablePlan, { table, current, part, seen }: PartToPlan): string[] {
  const keys: string[] = [];
  for (const row of part) {
    const key = keyOf(table, row);
    if (seen.has(key)) continue;
    seen.add(key);
    keys.push(key);
    plan.after.set(key, planRow(plan, { table, row, before: current.get(key) }));
  }
  return keys;
}

function planRow(
  plan: TablePlan,
  { table, row, before }: { table: TableDefinition; row: PlainRow; before: CurrentRow | undefined },
): CurrentRow {
  if (before?.source && isSameSource(table, before.source, row)) return before;
  const merged = { ...(before?.row ?? table.defaults), ...toPlainRow(table, row) };
  const next = { ...toCurrentRow(table, merged), source: row };
  if (before?.signature === next.signature) {
    if (before.moving !== next.moving) plan.overwrite.push(next.row);
    return next;
  }
  if (before) plan.close.push(before.row);
  plan.insert.push(next.row);
  return next;
}

/** Ends the rows that did not come again, where that is known; returns the keys of those that stay. */
function keepOrClose(
  plan: TablePlan,
  current: CurrentRows,
  gone: {
    keys: readonly string[];
    seen: ReadonlySet<string>;
    isComplete: (row: PlainRow) => boolean;
  },
): string[] {
  const kept: string[] = [];
  for (const key of gone.keys) {
    const row = gone.seen.has(key) ? undefined : current.get(key);
    if (!row) continue;
    if (gone.isComplete(row.row)) {
      plan.close.push(row.row);
      plan.after.delete(key);
    } else {
      plan.after.set(key, row);
      kept.push(key);
    }
  }
  return kept;
}

function completeness(complete: readonly string[]): (row: PlainRow) => boolean {
  const kinds = new Set(complete);
  const all = kinds.has('*');
  return (row) => all || (typeof row.kind === 'string' && kinds.has(row.kind));
}
