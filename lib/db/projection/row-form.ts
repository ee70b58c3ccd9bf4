import { isUseField } from '@/lib/posture/evidence';
import { movesInPlace, type ColumnKind, type TableDefinition } from './tables';

export type PlainRow = Record<string, unknown>;

/** A row that is current, with what tells whether it moved. */
export interface CurrentRow {
  row: PlainRow;
  /** Of the compared columns: another one ends the row and begins a new one. */
  signature: string;
  /** Of the columns that move in place: another one, the signature being equal, is written over the current row. */
  moving: string;
  /** The projected row that it came from: an equal one needs no comparing. */
  source?: PlainRow;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

/** Evidence moves when a fact does: neither by the time of reading nor by a date of use. */
function withoutUse(evidence: unknown): unknown {
  if (!Array.isArray(evidence)) return evidence;
  return evidence
    .filter((each: { field?: unknown }) => !isUseField(String(each.field)))
    .map(({ asOf: _, ...rest }: { asOf?: unknown }) => rest);
}

function withoutReadTime(evidence: unknown): unknown {
  return Array.isArray(evidence)
    ? evidence.map(({ asOf: _, ...rest }: { asOf?: unknown }) => rest)
    : evidence;
}

type Columns = readonly (readonly [string, ColumnKind])[];
const columns = new WeakMap<TableDefinition, Columns>();

function columnsOf(table: TableDefinition): Columns {
  const known = columns.get(table) ?? Object.entries(table.columns);
  columns.set(table, known);
  return known;
}

const isTime: ReadonlySet<ColumnKind> = new Set(['time', 'day', 'overwritten-time']);

function normalize(value: unknown, kind: ColumnKind): unknown {
  if (value === null || !isTime.has(kind)) return value;
  return new Date(value as string).toISOString();
}

function compared(value: unknown, kind: ColumnKind): unknown {
  switch (kind) {
    case 'json':
      return sorted(value);
    case 'day':
      return typeof value === 'string' ? value.slice(0, 10) : value;
    case 'use-evidence':
      return sorted(withoutUse(value));
    case 'overwritten':
    case 'overwritten-time':
    case 'carried':
      return undefined;
    default:
      return value;
  }
}

/** The columns of the table alone, times in one form. A column that is `undefined` was not read and stays so. */
export function toPlainRow(table: TableDefinition, source: PlainRow): PlainRow {
  const row: PlainRow = {};
  for (const [column, kind] of columnsOf(table)) {
    const value = source[column];
    if (value !== undefined) row[column] = normalize(value, kind);
  }
  return row;
}

/** The natural key as one text. */
export function keyOf(table: TableDefinition, row: PlainRow): string {
  let key = '';
  for (const column of table.key) key += `${String(row[column])}\u0000`;
  return key;
}

/** Whether two projected rows say the same, but for what a current row takes no notice of: carried columns and times of reading. */
export function isSameSource(table: TableDefinition, one: PlainRow, other: PlainRow): boolean {
  for (const [column, kind] of columnsOf(table)) {
    const [a, b] = [one[column], other[column]];
    if (a === b || kind === 'carried') continue;
    if (!isSame(a, b, kind === 'use-evidence' ? 'asOf' : null)) return false;
  }
  return true;
}

/** Equality of plain data; the member `besides` of objects is passed over. */
function isSame(one: unknown, other: unknown, besides: string | null): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [members, others] = [Object.keys(one), Object.keys(other)];
  if (members.length !== others.length || Array.isArray(one) !== Array.isArray(other)) return false;
  const [a, b] = [one as PlainRow, other as PlainRow];
  return members.every((name) => name === besides || (name in b && isSame(a[name], b[name], besides)));
}

/** Puts a plain row beside the two texts by which it is compared. */
export function toCurrentRow(table: TableDefinition, row: PlainRow): CurrentRow {
  const signature: unknown[] = [];
  const moving: unknown[] = [];
  for (const [column, kind] of columnsOf(table)) {
    const value = row[column] ?? null;
    signature.push(compared(value, kind) ?? null);
    if (movesInPlace(kind)) moving.push(kind === 'use-evidence' ? sorted(withoutReadTime(value)) : value);
  }
  return { row, signature: JSON.stringify(signature), moving: JSON.stringify(moving) };
}
