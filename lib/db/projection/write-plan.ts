import { Prisma } from '../generated/client';
import type { Db } from '../client';
import type { TablePlan } from './plan-table';
import type { PlainRow } from './row-form';
import { movesInPlace, type TableDefinition } from './tables';

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

interface PlanToWrite {
  plan: TablePlan;
  accountId: string;
  at: string;
}

/** Writes a plan: ends rows at `at`, begins new ones there, overwrites what has no history. */
export async function writePlan(tx: Db, table: TableDefinition, write: PlanToWrite): Promise<void> {
  const closes = [...batches(write.plan.close)];
  const inserts = [...batches(write.plan.insert)];
  const first = inserts.shift();
  const last = closes.pop();
  for (const rows of closes) await tx.$executeRaw(closing(table, write, rows));
  if (last && first) await tx.$executeRaw(closingAndInserting(table, write, { close: last, insert: first }));
  else if (last) await tx.$executeRaw(closing(table, write, last));
  else if (first) await tx.$executeRaw(inserting(table, write, first));
  for (const rows of inserts) await tx.$executeRaw(inserting(table, write, rows));
  for (const rows of batches(write.plan.overwrite)) await tx.$executeRaw(overwriting(table, write, rows));
}

function closing(table: TableDefinition, { accountId, at }: PlanToWrite, rows: string): Prisma.Sql {
  const name = Prisma.raw(`"${table.name}"`);
  return Prisma.sql`
    update ${name} t set "validTo" = ${at}::timestamptz
    from jsonb_populate_recordset(null::${name}, ${rows}::jsonb) x
    where t."accountId" = ${accountId} and t."validTo" is null and ${sameKey(table)}`;
}

function inserting(table: TableDefinition, { accountId, at }: PlanToWrite, rows: string): Prisma.Sql {
  const name = Prisma.raw(`"${table.name}"`);
  const columns = Object.keys(table.columns);
  return Prisma.sql`
    insert into ${name} ("accountId", "validFrom", ${quoted(columns)})
    select ${accountId}, ${at}::timestamptz, ${quoted(columns, 'x.')}
    from jsonb_populate_recordset(null::${name}, ${rows}::jsonb) x`;
}

/** Both in one round trip. Counting the closed rows makes Postgres end them all before it begins the first new one. */
function closingAndInserting(
  table: TableDefinition,
  write: PlanToWrite,
  { close, insert }: { close: string; insert: string },
): Prisma.Sql {
  return Prisma.sql`
    with closed as (${closing(table, write, close)} returning 1)
    ${inserting(table, write, insert)} where (select count(*) from closed) >= 0`;
}

function overwriting(table: TableDefinition, { accountId }: PlanToWrite, rows: string): Prisma.Sql {
  const name = Prisma.raw(`"${table.name}"`);
  const moving = Object.entries(table.columns).flatMap(([column, kind]) =>
    movesInPlace(kind) ? [column] : [],
  );
  const assignments = Prisma.raw(moving.map((column) => `"${column}" = x."${column}"`).join(', '));
  return Prisma.sql`
    update ${name} t set ${assignments}
    from jsonb_populate_recordset(null::${name}, ${rows}::jsonb) x
    where t."accountId" = ${accountId} and t."validTo" is null and ${sameKey(table)}`;
}
