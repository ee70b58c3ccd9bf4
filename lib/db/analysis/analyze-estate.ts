import { realNow } from '@/lib/clock';
import { createEstate, type EstateGraph } from '@/lib/iam/graph/estate';
import { findReach } from '@/lib/iam/graph/estate-reach';
import type { AccountNode } from '@/lib/iam/graph/account-edges';
import { db, longTransaction, withTransaction, type Db } from '../client';
import { listSeenAccounts, type SeenAccount } from './list-seen-accounts';
import { cutsOf } from '../queries/paths/cuts-of';
import { tellReach } from './tell-reach';
import { writeReach } from './write-reach';

/** What a run saw and found. */
export interface EstateAnalysed {
  accounts: number;
  /** Identities that reach an administrator, administrators among them. */
  reaching: number;
  tookMs: number;
}

const accountsAtOnce = 25;

/**
 * Joins the edges of all accounts, searches them, and stores how near every identity is to an administrator, with the
 * cut set over the estate and the snapshots that it saw. Reads what saves wrote and never AWS. One that is ended half-way
 * leaves nothing half written; of two at the same time the second waits and then reads, so that no older result covers a
 * newer one.
 */
export async function analyzeEstate(): Promise<EstateAnalysed> {
  return withTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('rolecall estate analysis'))`;
    return analyse(tx);
  }, longTransaction);
}

async function analyse(tx: Db): Promise<EstateAnalysed> {
  const begin = realNow().getTime();
  const accounts = await listSeenAccounts();
  const newest = accounts.reduce<Date | null>((max, { at }) => (!max || at > max ? at : max), null);
  if (!newest) return { accounts: 0, reaching: 0, tookMs: 0 };
  const estate = await joinAccounts(accounts);
  const reach = findReach(estate);
  const entries = reach.filter(({ source }) => estate.kinds[estate.numberOf(source) ?? -1] === 'outside');
  const told = await tellReach(reach, accounts);
  const cuts = cutsOf(told.flatMap(({ climber }) => climber ?? []));
  const tookMs = realNow().getTime() - begin;
  await writeReach(tx, { told, at: newest });
  const at = newest.toISOString();
  const snapshots = Object.fromEntries(accounts.map(({ accountId, snapshotId }) => [accountId, snapshotId]));
  await tx.$executeRaw`
      insert into "EstateAnalysis" (at, "finishedAt", "tookMs", snapshots, entries, cuts)
      values (${at}::timestamptz, clock_timestamp(), ${tookMs}, ${JSON.stringify(snapshots)}::jsonb,
        ${JSON.stringify(entries)}::jsonb, ${JSON.stringify(cuts)}::jsonb)
      on conflict (at) do update set "finishedAt" = excluded."finishedAt", "tookMs" = excluded."tookMs",
        snapshots = excluded.snapshots, entries = excluded.entries, cuts = excluded.cuts`;
  return { accounts: accounts.length, reaching: told.length, tookMs };
}

/** A few accounts at a time, so that their rows are not all in memory at once. */
async function joinAccounts(accounts: readonly SeenAccount[]): Promise<EstateGraph> {
  const estate = createEstate();
  for (let start = 0; start < accounts.length; start += accountsAtOnce) {
    const some = accounts.slice(start, start + accountsAtOnce);
    const rows = await db().$queryRaw<(AccountNode & { accountId: string })[]>`
      select e."accountId", e.source, e.kind, e.administrator, e.edges, e.calls, e.doors from "Edge" e
      where e."accountId" = any(${some.map(({ accountId }) => accountId)}) and e."validTo" is null order by e.id`;
    const nodes = Map.groupBy(rows, ({ accountId }) => accountId);
    for (const { accountId, organizationId } of some)
      estate.add({ accountId, organizationId, nodes: nodes.get(accountId) ?? [] });
  }
  return estate.finish();
}
