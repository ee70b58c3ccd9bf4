import { Prisma } from '../generated/client';
import type { Db } from '../client';
import { lifeEventKinds } from '../findings/plan-findings';
import { projectionTableNames, projectionTables } from './tables';

const lifeKinds = Prisma.sql`(${Prisma.join([...lifeEventKinds])})`;

/**
 * Takes an account's projection and the scans' side of its findings back to just before a time, so that kept snapshots
 * can be applied again. What people wrote (triage, owners, exceptions, their events) stays, and an
 * exception that has ended stays so. The caller holds the account's lock.
 */
export async function rewind(tx: Db, { accountId, from }: { accountId: string; from: Date }): Promise<void> {
  const at = Prisma.sql`${from.toISOString()}::timestamptz`;
  for (const table of projectionTableNames) {
    const name = Prisma.raw(`"${projectionTables[table].name}"`);
    await tx.$executeRaw`delete from ${name} where "accountId" = ${accountId} and "validFrom" >= ${at}`;
    await tx.$executeRaw`update ${name} set "validTo" = null where "accountId" = ${accountId} and "validTo" >= ${at}`;
  }
  await tx.$executeRaw`
    delete from "FindingEvent" where "accountId" = ${accountId} and at >= ${at} and kind in ${lifeKinds}`;
  await tx.$executeRaw`
    update "Finding" f set
      state = case when life.kind in ('opened', 'reopened') then 'open' else 'resolved' end,
      "resolvedAt" = case when life.kind in ('resolved', 'check-switched-off') then life.at end,
      "reopenedAt" = life."reopenedAt",
      severity = coalesce(life.severity, f.severity),
      "lastSeenAt" = least(f."lastSeenAt", ${at}),
      "notCheckedSince" = case when f."notCheckedSince" < ${at} then f."notCheckedSince" end
    from (
      select x.id,
        (array_agg(e.kind order by e.at desc, e.id desc) filter (where e.kind <> 'severity-changed'))[1] as kind,
        max(e.at) filter (where e.kind <> 'severity-changed') as at,
        max(e.at) filter (where e.kind = 'reopened') as "reopenedAt",
        (array_agg(coalesce(e.detail->>'after', e.detail->>'severity') order by e.at desc, e.id desc)
          filter (where e.kind not in ('resolved', 'check-switched-off')))[1] as severity
      from "Finding" x left join "FindingEvent" e on e."findingId" = x.id and e.kind in ${lifeKinds}
      where x."accountId" = ${accountId} group by x.id) life
    where f.id = life.id`;
}

/**
 * After a replay: removes findings that never opened this time and that nobody worked on. That an exception over more
 * than this finding took it in is no work on it.
 */
export async function removeNeverOpened(tx: Db, accountId: string): Promise<void> {
  await tx.$executeRaw`
    with gone as (
      delete from "Finding" f where f."accountId" = ${accountId} and f.state = 'resolved' and f."resolvedAt" is null
        and f.triage = 'none' and f.owner is null and not exists (
          select 1 from "FindingEvent" e where e."findingId" = f.id and e.kind not in ('excepted', 'exception-ended'))
      returning f.id)
    delete from "FindingEvent" e using gone where e."findingId" = gone.id`;
}
