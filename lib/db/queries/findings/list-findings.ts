import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { ExceptionKind } from '@/lib/posture/findings/exception-kinds';
import { findingStatuses, type FindingStatus, type Triage } from '@/lib/posture/findings/finding-status';
import type { Severity } from '@/lib/posture/types';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import {
  accountOwners,
  endedBy,
  findingOwner,
  findingOwnerFrom,
  findingsAt,
  findingStatus,
  momentOf,
} from '../../sql/findings-at';
import { limitOf, orderBy, type List, type Paging, type Sorting } from '../../sql/list';
import { countOpenFindings, severityRank } from '../../sql/open-findings';
import { daysUntilSeen, seenAccounts, validAt, type Place } from '../../sql/seen-accounts';
import { freshTitle, type StoredVerdict } from './fresh-title';
import { findingsWhere, sinceLastScan, type FindingFilter } from './findings-where';

export type FindingColumn =
  'severity' | 'check' | 'account' | 'resource' | 'openDays' | 'triage' | 'status' | 'owner' | 'due';

export interface ListFindingsParams extends FindingFilter, Paging, Sorting<FindingColumn> {
  at: AsOf;
}

/** The exception that covers a finding at the moment shown. */
export interface CoveringException {
  id: string;
  kind: ExceptionKind;
  expiresAt: Date;
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
  triage: Triage;
  /** The one word that is shown. */
  status: FindingStatus;
  /** Of a resolved one: by a verdict, or since its check does not run any more. */
  endedBy: 'resolved' | 'check-switched-off' | null;
  sinceLastScan: 'new' | 'still' | 'reopened';
  firstSeenAt: Date;
  /** Days since it was opened, or reopened, to the snapshot. */
  openDays: number;
  notCheckedSince: Date | null;
  /** Null: never, by its severity. */
  dueAt: Date | null;
  overdue: boolean;
  owner: string | null;
  /** Set by hand, by a tag of the identity, or by a setting of the account, its unit or the estate. */
  ownerFrom: 'set' | 'tag' | 'place' | null;
  exception: CoveringException | null;
  snapshotAt: Date;
}

/** Findings, worst first and then oldest first unless told otherwise; open ones without an exception unless asked. */
export async function listFindings(
  viewer: Viewer,
  params: ListFindingsParams,
): Promise<List<FindingListRow>> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const around = Prisma.sql`with recursive ${accountOwners}, ${seenAccounts(viewer, params, at)}`;
  const from = Prisma.sql`
    from ${findingsAt(at)} f join seen s on s."accountId" = f."accountId" where ${findingsWhere(params, at)}`;
  const [rows, total] = await Promise.all([
    db().$queryRaw<ReadRow[]>`${around} ${columnsAt(at)} ${from} ${orderOf(params)} ${limitOf(params)}`,
    countFindings(viewer, params),
  ]);
  return { rows: rows.map(toListRow), total };
}

/** How many findings a filter shows; open ones without an exception unless asked. */
export async function countFindings(viewer: Viewer, params: FindingFilter & { at: AsOf }): Promise<number> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const [row] = await db().$queryRaw<{ total: number }[]>`
    with recursive ${accountOwners}, ${seenAccounts(viewer, params, at)}
    select count(*)::int as total from ${findingsAt(at)} f join seen s on s."accountId" = f."accountId"
    where ${findingsWhere(params, at)}`;
  return row?.total ?? 0;
}

/** How many findings are open in a place that no exception covers, whatever the filters of the page. */
export async function countOpen(viewer: Viewer, params: Place & { at: AsOf }): Promise<number> {
  requirePermission(viewer, 'posture:read');
  const [row] = await db().$queryRaw<{ total: number }[]>`
    with ${seenAccounts(viewer, params, params.at)} select ${countOpenFindings(params.at)} as total`;
  return row?.total ?? 0;
}

type ReadRow = Omit<FindingListRow, 'exception'> & {
  verdict: StoredVerdict | null;
  exception: { id: string; kind: ExceptionKind; expiresAt: string } | null;
};

function toListRow({ verdict, exception, ...row }: ReadRow): FindingListRow {
  return {
    ...row,
    title: freshTitle({ ...row, verdict }, row.snapshotAt),
    exception: exception && { ...exception, expiresAt: new Date(exception.expiresAt) },
  };
}

const openDays = daysUntilSeen(Prisma.sql`coalesce(f."reopenedAt", f."firstSeenAt")`);

function columnsAt(at: AsOf): Prisma.Sql {
  return Prisma.sql`
    select f.id, f."checkId", f."accountId", s.name as "accountName", f.resource, f.part, f."identityId",
      (select n.name from "Identity" n where n.id = f."identityId") as "identityName", f.severity,
      f.title, (select jsonb_build_object('title', r.title, 'evidence', r.evidence) from "CheckResult" r
        where r."accountId" = f."accountId" and r."checkId" = f."checkId" and r.resource = f.resource and r.part = f.part
          and r.result = 'fail' and ${validAt('r', at)} limit 1) as verdict, s.at as "snapshotAt",
      f.triage, ${findingStatus} as status, ${endedBy} as "endedBy", ${sinceLastScan} as "sinceLastScan",
      f."firstSeenAt", ${openDays} as "openDays", f."notCheckedSince", f."dueAt",
      coalesce(f.state = 'open' and f."dueAt" < ${momentOf(at)}, false) as overdue,
      ${findingOwner(at)} as owner, ${findingOwnerFrom(at)} as "ownerFrom",
      (select jsonb_build_object('id', x.id, 'kind', x.kind, 'expiresAt', x."expiresAt")
        from "Exception" x where x.id = f."exceptionId") as exception`;
}

function orderOf({ sort, at }: ListFindingsParams): Prisma.Sql {
  const rank = severityRank(Prisma.sql`f.severity`);
  if (!sort) return Prisma.sql`order by ${rank}, ${openDays} desc, f.id`;
  const column = {
    severity: rank,
    check: Prisma.sql`f."checkId"`,
    account: Prisma.sql`lower(s.name)`,
    resource: Prisma.sql`f.resource`,
    openDays,
    triage: Prisma.sql`f.triage`,
    status: Prisma.sql`array_position(array[${Prisma.join([...findingStatuses])}]::text[], ${findingStatus})`,
    owner: Prisma.sql`lower(${findingOwner(at)})`,
    due: Prisma.sql`f."dueAt"`,
  } satisfies Record<FindingColumn, Prisma.Sql>;
  return orderBy(column[sort.column], sort.direction, Prisma.sql`f.id`);
}
