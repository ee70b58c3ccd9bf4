import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { Severity } from '@/lib/posture/types';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { limitOf, orderBy, type List, type Paging, type Sorting } from '../../sql/list';
import { openFindings, severityRank } from '../../sql/open-findings';
import { daysUntilSeen, seenAccounts, validAt } from '../../sql/seen-accounts';
import { freshTitle, type StoredVerdict } from './fresh-title';
import { findingsWhere, sinceLastScan, type FindingFilter } from './findings-where';

export type FindingColumn = 'severity' | 'check' | 'account' | 'resource' | 'openDays' | 'triage';

export interface ListFindingsParams extends FindingFilter, Paging, Sorting<FindingColumn> {
  at: AsOf;
}

export interface FindingListRow {
  id: string;
  checkId: string;
  accountId: string;
  accountName: string;
  resource: string;
  part: string;
  identityId: string | null;
  identityName: string | null;
  severity: Severity;
  title: string;
  triage: 'none' | 'in-review' | 'remediating';
  /** The one word that is shown: remediating, in-review, reopened or open. */
  status: 'open' | 'reopened' | 'in-review' | 'remediating';
  sinceLastScan: 'new' | 'still' | 'reopened';
  firstSeenAt: Date;
  /** Days since it was opened, or reopened, to the snapshot. */
  openDays: number;
  notCheckedSince: Date | null;
  owner: string | null;
  snapshotAt: Date;
}

/** Open findings, worst first and then oldest first unless told otherwise. */
export async function listFindings(
  viewer: Viewer,
  params: ListFindingsParams,
): Promise<List<FindingListRow>> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const seen = seenAccounts(viewer, params, at);
  const from = Prisma.sql`
    from ${openFindings(at)} f join seen s on s."accountId" = f."accountId" where ${findingsWhere(params)}`;
  const openDays = daysUntilSeen(Prisma.sql`coalesce(f."reopenedAt", f."firstSeenAt")`);
  const rank = severityRank(Prisma.sql`f.severity`);
  const column = {
    severity: rank,
    check: Prisma.sql`f."checkId"`,
    account: Prisma.sql`lower(s.name)`,
    resource: Prisma.sql`f.resource`,
    openDays,
    triage: Prisma.sql`f.triage`,
  } satisfies Record<FindingColumn, Prisma.Sql>;
  const order = params.sort
    ? orderBy(column[params.sort.column], params.sort.direction, Prisma.sql`f.id`)
    : Prisma.sql`order by ${rank}, ${openDays} desc, f.id`;
  const [rows, counts] = await Promise.all([
    db().$queryRaw<(FindingListRow & { verdict: StoredVerdict | null })[]>`
      with ${seen}
      select f.id, f."checkId", f."accountId", s.name as "accountName", f.resource, f.part, f."identityId",
        (select n.name from "Identity" n where n.id = f."identityId") as "identityName", f.severity,
        f.title, (select jsonb_build_object('title', r.title, 'evidence', r.evidence) from "CheckResult" r
          where r."accountId" = f."accountId" and r."checkId" = f."checkId" and r.resource = f.resource and r.part = f.part
            and r.result = 'fail' and ${validAt('r', at)} limit 1) as verdict, s.at as "snapshotAt",
        f.triage, ${sinceLastScan} as "sinceLastScan", f."firstSeenAt", ${openDays} as "openDays", f."notCheckedSince",
        case when f.triage <> 'none' then f.triage when f."reopenedAt" is not null then 'reopened' else 'open' end as status,
        (select i.owner from "IdentityState" i where i."identityId" = f."identityId" and ${validAt('i', at)} limit 1) as owner
      ${from} ${order} ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`with ${seen} select count(*)::int as total ${from}`,
  ]);
  return {
    rows: rows.map(({ verdict, ...row }) => ({
      ...row,
      title: freshTitle({ ...row, verdict }, row.snapshotAt),
    })),
    total: counts[0]?.total ?? 0,
  };
}
