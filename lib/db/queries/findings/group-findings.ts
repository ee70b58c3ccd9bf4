import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { Severity } from '@/lib/posture/types';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { openFindings, severityRank } from '../../sql/open-findings';
import { daysUntilSeen, instant, seenAccounts } from '../../sql/seen-accounts';
import { findingsWhere, sinceLastScan, type FindingFilter } from './findings-where';

export interface FindingGroup {
  checkId: string;
  /** The worst among its open findings. */
  severity: Severity;
  open: number;
  accounts: number;
  oldestDays: number;
  /** Of those open now: opened or reopened since the date compared with. */
  opened: number;
  /** Resolved since then and not open now. */
  resolved: number;
}

export interface FindingFacets {
  severity: Record<Severity, number>;
  sinceLastScan: Record<'new' | 'still' | 'reopened', number>;
  triage: Record<'none' | 'in-review' | 'remediating', number>;
  accounts: { accountId: string; accountName: string; open: number }[];
  checks: { checkId: string; open: number }[];
}

/** Open findings by check, worst first, with what moved since a date. */
export async function groupFindings(
  viewer: Viewer,
  params: FindingFilter & { at: AsOf; since: Date },
): Promise<FindingGroup[]> {
  requirePermission(viewer, 'posture:read');
  const { at, since } = params;
  const rank = Prisma.sql`min(${severityRank(Prisma.sql`f.severity`)})`;
  return db().$queryRaw<FindingGroup[]>`
    with ${seenAccounts(viewer, params, at)}, gone as (
      select f."checkId", count(*)::int as resolved from "Finding" f join seen s on s."accountId" = f."accountId"
      where exists (select 1 from "FindingEvent" e where e."findingId" = f.id and e.kind = 'resolved'
          and e.at > ${instant(since)} and e.at <= s.at)
        and f.id not in (select o.id from ${openFindings(at)} o)
      group by 1)
    select f."checkId", (array['critical', 'high', 'medium', 'low', 'info'])[${rank}] as severity, count(*)::int as open,
      count(distinct f."accountId")::int as accounts,
      max(${daysUntilSeen(Prisma.sql`coalesce(f."reopenedAt", f."firstSeenAt")`)}) as "oldestDays",
      (count(*) filter (where coalesce(f."reopenedAt", f."firstSeenAt") > ${instant(since)}))::int as opened,
      coalesce(max(g.resolved), 0)::int as resolved
    from ${openFindings(at)} f join seen s on s."accountId" = f."accountId"
    left join gone g on g."checkId" = f."checkId"
    where ${findingsWhere(params)}
    group by 1 order by ${rank}, count(*) desc, 1`;
}

/** Counts beside the filters: each facet ignores its own filter and honours the others. */
export async function findingFacets(
  viewer: Viewer,
  params: FindingFilter & { at: AsOf },
): Promise<FindingFacets> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const count = <Row>(select: Prisma.Sql, without: Partial<FindingFilter>, place: FindingFilter = params) =>
    db().$queryRaw<Row[]>`
      with ${seenAccounts(viewer, place, at)}
      select ${select}, count(*)::int as open from ${openFindings(at)} f join seen s on s."accountId" = f."accountId"
      where ${findingsWhere({ ...params, ...without })} group by 1 order by 2 desc, 1`;
  const [severity, since, triage, accounts, checks] = await Promise.all([
    count<{ key: string; open: number }>(Prisma.sql`f.severity as key`, { severity: [] }),
    count<{ key: string; open: number }>(Prisma.sql`${sinceLastScan} as key`, { sinceLastScan: [] }),
    count<{ key: string; open: number }>(Prisma.sql`f.triage as key`, { triage: [] }),
    count<{ key: { accountId: string; accountName: string }; open: number }>(
      Prisma.sql`jsonb_build_object('accountId', s."accountId", 'accountName', s.name) as key`,
      {},
      { ouId: params.ouId },
    ),
    count<{ checkId: string; open: number }>(Prisma.sql`f."checkId"`, { checkId: [] }),
  ]);
  const of = (rows: readonly { key: string; open: number }[], key: string) =>
    rows.find((row) => row.key === key)?.open ?? 0;
  return {
    severity: {
      critical: of(severity, 'critical'),
      high: of(severity, 'high'),
      medium: of(severity, 'medium'),
      low: of(severity, 'low'),
      info: of(severity, 'info'),
    },
    sinceLastScan: { new: of(since, 'new'), still: of(since, 'still'), reopened: of(since, 'reopened') },
    triage: {
      none: of(triage, 'none'),
      'in-review': of(triage, 'in-review'),
      remediating: of(triage, 'remediating'),
    },
    accounts: accounts.map(({ key, open }) => ({ ...key, open })),
    checks,
  };
}
