import type { Db } from '../client';
import type { ToldReach } from './tell-reach';

interface CurrentReach {
  identityId: string;
  content: string;
}

const rowsAtOnce = 1_000;

/**
 * Brings the current rows up to an analysis: a route that is what it was keeps its row, another begins one. A second
 * analysis of the same snapshots replaces what the first wrote.
 */
export async function writeReach(
  tx: Db,
  { told, at }: { told: readonly ToldReach[]; at: Date },
): Promise<void> {
  const moment = at.toISOString();
  const current = await tx.$queryRaw<CurrentReach[]>`
    select r."identityId", jsonb_build_array(r."hopsConfirmed", r."hopsConditional", r.steps, r.ways)::text as content
    from "Reach" r where r."validTo" is null`;
  const contents = await contentsOf(tx, told);
  const known = new Map(current.map(({ identityId, content }) => [identityId, content]));
  const moved = told.filter((each, index) => known.get(each.identityId) !== contents[index]);
  const present = new Set(told.map(({ identityId }) => identityId));
  const ended = [
    ...moved.map(({ identityId }) => identityId),
    ...current.map(({ identityId }) => identityId).filter((identityId) => !present.has(identityId)),
  ];
  await tx.$executeRaw`
    delete from "Reach" where "validTo" is null and "validFrom" >= ${moment}::timestamptz and "identityId" = any(${ended}::uuid[])`;
  await tx.$executeRaw`
    update "Reach" set "validTo" = ${moment}::timestamptz where "validTo" is null and "identityId" = any(${ended}::uuid[])`;
  for (let start = 0; start < moved.length; start += rowsAtOnce)
    await insertRows(tx, moved.slice(start, start + rowsAtOnce), moment);
  await stampRows(tx, told);
}

/** The rows as Postgres writes them, so that they compare with those that are there. */
async function contentsOf(tx: Db, told: readonly ToldReach[]): Promise<string[]> {
  const contents: string[] = [];
  for (let start = 0; start < told.length; start += rowsAtOnce) {
    const some = told
      .slice(start, start + rowsAtOnce)
      .map(({ hopsConfirmed, hopsConditional, steps, ways }) => [
        hopsConfirmed,
        hopsConditional,
        steps,
        ways,
      ]);
    const rows = await tx.$queryRaw<{ content: string }[]>`
      select value::text as content from jsonb_array_elements(${JSON.stringify(some)}::jsonb)
      with ordinality as each(value, place) order by place`;
    contents.push(...rows.map(({ content }) => content));
  }
  return contents;
}

async function insertRows(tx: Db, told: readonly ToldReach[], moment: string): Promise<void> {
  const rows = told.map(({ climber: _, ...row }) => ({ ...row, validFrom: moment }));
  await tx.$executeRaw`
    insert into "Reach" ("accountId", "identityId", "validFrom", "hopsConfirmed", "hopsConditional", steps, ways, "snapshotId")
    select "accountId", "identityId", "validFrom", "hopsConfirmed", "hopsConditional", steps, ways, "snapshotId"
    from jsonb_populate_recordset(null::"Reach", ${JSON.stringify(rows)}::jsonb)`;
}

/** Which snapshot the ways are told from moves with every save; it says nothing about the route. */
async function stampRows(tx: Db, told: readonly ToldReach[]): Promise<void> {
  const snapshots = new Map(told.map(({ accountId, snapshotId }) => [accountId, snapshotId]));
  await tx.$executeRaw`
    update "Reach" r set "snapshotId" = s.id from unnest(${[...snapshots.keys()]}::text[], ${[...snapshots.values()]}::uuid[])
      as s("accountId", id)
    where r."accountId" = s."accountId" and r."validTo" is null and r."snapshotId" <> s.id`;
}
