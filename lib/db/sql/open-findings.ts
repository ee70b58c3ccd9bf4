import type { AsOf } from '@/lib/access/as-of';
import { Prisma } from '../generated/client';

/**
 * A subselect of the findings that were open at the moment shown, for a query that has `seen`. Of the past: the last
 * event of a life up to then was not its end, and the severity is the one that it had.
 * Columns: id, accountId, checkId, resource, part, identityId, severity, title, triage, firstSeenAt, reopenedAt,
 * notCheckedSince.
 */
export function openFindings(asOf: AsOf): Prisma.Sql {
  if (asOf.kind === 'now') {
    return Prisma.sql`(
      select f.id, f."accountId", f."checkId", f.resource, f.part, f."identityId", f.severity, f.title, f.triage,
        f."firstSeenAt", f."reopenedAt", f."notCheckedSince"
      from "Finding" f join seen s on s."accountId" = f."accountId" where f.state = 'open')`;
  }
  return Prisma.sql`(
    select f.id, f."accountId", f."checkId", f.resource, f.part, f."identityId",
      coalesce(told.severity, f.severity) as severity, f.title, f.triage, f."firstSeenAt",
      case when f."reopenedAt" <= s.at then f."reopenedAt" end as "reopenedAt",
      case when f."notCheckedSince" <= s.at then f."notCheckedSince" end as "notCheckedSince"
    from "Finding" f join seen s on s."accountId" = f."accountId"
    join lateral (
      select e.kind from "FindingEvent" e where e."findingId" = f.id and e.at <= s.at
        and e.kind in ('opened', 'reopened', 'resolved') order by e.at desc, e.id desc limit 1) life
      on life.kind <> 'resolved'
    left join lateral (
      select coalesce(e.detail->>'after', e.detail->>'severity') as severity from "FindingEvent" e
      where e."findingId" = f.id and e.at <= s.at and e.kind in ('opened', 'reopened', 'severity-changed')
      order by e.at desc, e.id desc limit 1) told on true
    where f."firstSeenAt" <= s.at)`;
}

/** Orders severities worst first. */
export function severityRank(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`array_position(array['critical', 'high', 'medium', 'low', 'info'], ${column}::text)`;
}
