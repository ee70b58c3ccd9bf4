import type { ProjectedTable } from '@/lib/posture/projection/types';
import { keyOf, toCurrentRow, toPlainRow, type CurrentRow, type PlainRow } from './row-form';
import type { TableDefinition } from './tables';

export type CurrentRows = Map<string, CurrentRow>;

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

/**
 * Compares the rows that a snapshot yields with the current ones. A column that was not read keeps its current value;
 * a row that is gone ends only where its kind was read (`complete`, or `*`).
 */
export function planTable(
  table: TableDefinition,
  current: CurrentRows,
  projected: ProjectedTable<PlainRow>,
): TablePlan {
  const plan: TablePlan = { close: [], insert: [], overwrite: [], after: new Map() };
  for (const row of projected.rows) planRow(plan, { table, current, row });
  const isComplete = completeness(projected.complete);
  for (const [key, before] of current) {
    if (plan.after.has(key)) continue;
    if (isComplete(before.row)) plan.close.push(before.row);
    else plan.after.set(key, before);
  }
  return plan;
}

/** By projected row: what it became. A row that comes again as the same object, over the same current row, did not move. */
const planned = new WeakMap<PlainRow, { key: string; next: CurrentRow }>();

function planRow(
  plan: TablePlan,
  { table, current, row }: { table: TableDefinition; current: CurrentRows; row: PlainRow },
): void {
  const known = planned.get(row);
  if (known && current.get(known.key) === known.next) {
    plan.after.set(known.key, known.next);
    return;
  }
  const key = keyOf(table, row);
  if (plan.after.has(key)) return;
  const before = current.get(key);
  const source = JSON.stringify(row);
  if (before?.source === source) {
    plan.after.set(key, before);
    planned.set(row, { key, next: before });
    return;
  }
  const merged = { ...(before?.row ?? table.defaults), ...toPlainRow(table, row) };
  const next = { ...toCurrentRow(table, merged), source };
  plan.after.set(key, next);
  planned.set(row, { key, next });
  if (before?.signature === next.signature) {
    if (before.whole !== next.whole) plan.overwrite.push(next.row);
    return;
  }
  if (before) plan.close.push(before.row);
  plan.insert.push(next.row);
}

function completeness(complete: readonly string[]): (row: PlainRow) => boolean {
  const kinds = new Set(complete);
  const all = kinds.has('*');
  return (row) => all || (typeof row.kind === 'string' && kinds.has(row.kind));
}
