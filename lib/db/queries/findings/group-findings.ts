import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { Severity } from '@/lib/posture/types';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { accountOwners, findingsAt } from '../../sql/findings-at';
import { openFindings, severityRank } from '../../sql/open-findings';
import { daysUntilSeen, instant, seenAccounts } from '../../sql/seen-accounts';
import { findingsWhere, type FindingFilter } from './findings-where';

export interface FindingGroup {
  checkId: string;
  /** The worst among its findings. */
  severity: Severity;
  open: number;
  accounts: number;
  oldestDays: number;
  /** Of those open now: opened or reopened since the date compared with. */
  opened: number;
  /** Resolved since then and not open now. */
  resolved: number;
}

/** Findings by check, worst first, with what moved since a date; open ones without an exception unless asked. */
export async function groupFindings(
  viewer: Viewer,
  params: FindingFilter & { at: AsOf; since: Date },
): Promise<FindingGroup[]> {
  requirePermission(viewer, 'posture:read');
  const { at, since } = params;
  const rank = Prisma.sql`min(${severityRank(Prisma.sql`f.severity`)})`;
  return db().$queryRaw<FindingGroup[]>`
    with recursive ${accountOwners}, ${seenAccounts(viewer, params, at)}, gone as (
      select f."checkId", count(distinct f.id)::int as resolved
      from "FindingEvent" e join "Finding" f on f.id = e."findingId" join seen s on s."accountId" = f."accountId"
      where e.kind = 'resolved' and e.at > ${instant(since)} and e.at <= s.at
        and not exists (select 1 from ${openFindings(at)} o where o.id = f.id)
      group by 1),
    -- By account first: counting distinct accounts in one step would sort every finding.
    by_account as (
      select f."checkId", f."accountId", ${rank} as rank, count(*)::int as open,
        max(${daysUntilSeen(Prisma.sql`coalesce(f."reopenedAt", f."firstSeenAt")`)}) as oldest,
        (count(*) filter (where coalesce(f."reopenedAt", f."firstSeenAt") > ${instant(since)}))::int as opened
      from ${findingsAt(at)} f join seen s on s."accountId" = f."accountId"
      where ${findingsWhere(params, at)} group by 1, 2)
    select b."checkId", (array['critical', 'high', 'medium', 'low', 'info'])[min(b.rank)] as severity,
      sum(b.open)::int as open, count(*)::int as accounts, max(b.oldest) as "oldestDays", sum(b.opened)::int as opened,
      coalesce(max(g.resolved), 0)::int as resolved
    from by_account b left join gone g on g."checkId" = b."checkId"
    group by 1 order by min(b.rank), sum(b.open) desc, 1`;
}
