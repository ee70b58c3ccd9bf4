import { Prisma } from '../generated/client';
import type { Db } from '../client';
import type { TablePlan } from './plan-table';
import type { PlainRow } from './row-form';
import type { TableDefinition } from './tables';

/** Rows that one statement carries. */
const batchSize = 1_000;

function* batches(rows: readonly PlainRow[]): Generator<string> {
  for (let start = 0; start < rows.length; start += batchSize) {
    yield JSON.stringify(rows.slice(start, start + batchSize));
  }
}

const quoted = (names: readonly string[], prefix = '') =>
  Prisma.raw(names.map((name) => `${prefix}"${name}"`).join(', '));

/** `t."a" = x."a" and …` over the natural key: the partial unique index finds the current row. */
function sameKey(table: TableDefinition): Prisma.Sql {
  return Prisma.raw(table.key.map((column) => `t."${column}" = x."${column}"`).join(' and '));
}

/** Writes a plan: ends rows at `at`, begins new ones there, overwrites what has no history. */
export async function writePlan(
  tx: Db,
  table: TableDefinition,
  { plan, accountId, at }: { plan: TablePlan; accountId: string; at: string },
): Promise<void> {
  const name = Prisma.raw(`"${table.name}"`);
  const columns = Object.keys(table.columns);
  for (const rows of batches(plan.close)) {
    await tx.$executeRaw`
      update ${name} t set "validTo" = ${at}::timestamptz
      from jsonb_populate_recordset(null::${name}, ${rows}::jsonb) x
      where t."accountId" = ${accountId} and t."validTo" is null and ${sameKey(table)}`;
  }
  for (const rows of batches(plan.insert)) {
    await tx.$executeRaw`
      insert into ${name} ("accountId", "validFrom", ${quoted(columns)})
      select ${accountId}, ${at}::timestamptz, ${quoted(columns, 'x.')}
      from jsonb_populate_recordset(null::${name}, ${rows}::jsonb) x`;
  }
  const moved = columns.filter((column) => movesInPlace(table, column));
  if (moved.length === 0) return;
  const assignments = Prisma.raw(moved.map((column) => `"${column}" = x."${column}"`).join(', '));
  for (const rows of batches(plan.overwrite)) {
    await tx.$executeRaw`
      update ${name} t set ${assignments}
      from jsonb_populate_recordset(null::${name}, ${rows}::jsonb) x
      where t."accountId" = ${accountId} and t."validTo" is null and ${sameKey(table)}`;
  }
}

function movesInPlace(table: TableDefinition, column: string): boolean {
  const kind = table.columns[column];
  return kind !== 'plain' && kind !== 'json' && kind !== 'time' && kind !== 'carried';
}
