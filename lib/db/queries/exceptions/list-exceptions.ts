import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import type {
  ExceptionKind,
  ExceptionScopeKind,
  ExceptionStanding,
  ExceptionState,
} from '@/lib/posture/findings/exception-kinds';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { accountUnits, coversFinding, selfDecided, takesFindingIn } from '../../sql/exception-reach';
import { findingsAt, momentOf } from '../../sql/findings-at';
import { limitOf, orderBy, type List, type Paging, type Sorting } from '../../sql/list';
import { seenAccounts } from '../../sql/seen-accounts';
import { endOf, exceptionsWhere, expiresWithin, standingOf, type ExceptionFilter } from './exceptions-where';

export type ExceptionColumn =
  'expiresAt' | 'requestedAt' | 'kind' | 'check' | 'scope' | 'requestedBy' | 'findings';

export interface ListExceptionsParams extends ExceptionFilter, Paging, Sorting<ExceptionColumn> {
  at: AsOf;
}

export interface ExceptionRow {
  id: string;
  kind: ExceptionKind;
  standing: ExceptionStanding;
  expiresSoon: boolean;
  /** How it ended; null while it has not. */
  endedBy: Exclude<ExceptionState, 'requested' | 'approved'> | null;
  endedAt: Date | null;
  scopeKind: ExceptionScopeKind;
  /** Null: every check. */
  checkId: string | null;
  accountId: string | null;
  accountName: string | null;
  ouId: string | null;
  ouName: string | null;
  resource: string | null;
  part: string | null;
  tagKey: string | null;
  /** Null: any value of the key. */
  tagValue: string | null;
  /** Of an exception of one finding. */
  findingId: string | null;
  identityName: string | null;
  reason: string;
  requestedBy: string;
  requestedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** Whoever asked for it approved it, being the only admin. */
  selfApproved: boolean;
  expiresAt: Date;
  /** Whole days until it expires; negative once it has. */
  daysLeft: number;
  /** Open findings in the viewer's scope that it covers; of a request, those that it would cover; of an ended one, none. */
  findings: number;
}

/** The register of exceptions: requests first, then what ends soonest, then what has ended. */
export async function listExceptions(
  viewer: Viewer,
  params: ListExceptionsParams,
): Promise<List<ExceptionRow>> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const around = Prisma.sql`with recursive ${accountUnits}, ${seenAccounts(viewer, {}, at)}`;
  const where = exceptionsWhere(viewer, params, at);
  const [rows, counts] = await Promise.all([
    db().$queryRaw<ExceptionRow[]>`
      ${around} ${columnsAt(at)} from "Exception" x where ${where} ${orderOf(params)} ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`
      ${around} select count(*)::int as total from "Exception" x where ${where}`,
  ]);
  return { rows, total: counts[0]?.total ?? 0 };
}

/** One exception of the register; its findings are those of `listFindings` by `exceptionId`. Throws `not-found`. */
export async function getException(
  viewer: Viewer,
  { exceptionId, at }: { exceptionId: string; at: AsOf },
): Promise<ExceptionRow> {
  requirePermission(viewer, 'posture:read');
  const rows = /^[0-9a-f-]{36}$/i.test(exceptionId)
    ? await db().$queryRaw<ExceptionRow[]>`
      with recursive ${accountUnits}, ${seenAccounts(viewer, {}, at)} ${columnsAt(at)}
      from "Exception" x where x.id = ${exceptionId}::uuid and ${exceptionsWhere(viewer, {}, at)}`
    : [];
  const exception = rows[0];
  if (!exception) {
    throw new AppError('not-found', 'There is no such exception here.', 'Look for it in the register.');
  }
  return exception;
}

export interface ExceptionCounts extends Record<ExceptionStanding, number> {
  /** Of those in force, the ones that end within 30 days, and of these within 7. */
  expiresSoon: number;
  expiresThisWeek: number;
}

/** How many stand where, beside the filters of the register; those by standing and by end are ignored. */
export async function countExceptions(
  viewer: Viewer,
  params: ExceptionFilter & { at: AsOf },
): Promise<ExceptionCounts> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const filter = { ...params, standing: [], expiresWithinDays: undefined };
  const standing = standingOf(at);
  const count = (condition: Prisma.Sql) => Prisma.sql`(count(*) filter (where ${condition}))::int`;
  const [row] = await db().$queryRaw<ExceptionCounts[]>`
    with recursive ${accountUnits}
    select ${count(Prisma.sql`${standing} = 'requested'`)} as requested,
      ${count(Prisma.sql`${standing} = 'in-force'`)} as "in-force", ${count(Prisma.sql`${standing} = 'ended'`)} as ended,
      ${count(expiresWithin(at))} as "expiresSoon", ${count(expiresWithin(at, 7))} as "expiresThisWeek"
    from "Exception" x where ${exceptionsWhere(viewer, filter, at)}`;
  return row ?? { requested: 0, 'in-force': 0, ended: 0, expiresSoon: 0, expiresThisWeek: 0 };
}

/** Those in force by the findings that have them, as of the past too; a request by what it would take in today. */
function findingsOf(at: AsOf): Prisma.Sql {
  return Prisma.sql`case ${standingOf(at)}
    when 'in-force' then (select count(*)::int from ${findingsAt(at)} f where f.state = 'open' and f."exceptionId" = x.id)
    when 'requested' then (select count(*)::int from "Finding" f join seen s on s."accountId" = f."accountId"
      where f.state = 'open' and (${coversFinding} or ${takesFindingIn}))
    else 0 end`;
}

function columnsAt(at: AsOf): Prisma.Sql {
  const moment = momentOf(at);
  const standing = standingOf(at);
  const isDecided = Prisma.sql`x."decidedAt" <= ${moment}`;
  return Prisma.sql`
    select x.id, x.kind, ${standing} as standing, ${expiresWithin(at)} as "expiresSoon",
      case when ${standing} <> 'ended' then null when x.state in ('requested', 'approved') then 'expired' else x.state end
        as "endedBy",
      case when ${standing} = 'ended' then ${endOf} end as "endedAt",
      x."scopeKind", x."checkId", x."accountId", (select a.name from "Account" a where a.id = x."accountId") as "accountName",
      x."ouId", (select o.name from "OrganizationalUnit" o where o.id = x."ouId") as "ouName", x.resource, x.part,
      x."tagKey", x."tagValue",
      (select f.id from "Finding" f where x."scopeKind" = 'finding' and f."accountId" = x."accountId"
        and f."checkId" = x."checkId" and f.resource = x.resource and f.part = x.part) as "findingId",
      (select n.name from "Identity" n where n."accountId" = x."accountId" and n.arn = x.resource) as "identityName",
      x.reason, x."requestedBy", x."requestedAt", case when ${isDecided} then x."decidedBy" end as "decidedBy",
      case when ${isDecided} then x."decidedAt" end as "decidedAt",
      coalesce(${isDecided} and x.state <> 'rejected' and ${selfDecided}, false) as "selfApproved", x."expiresAt",
      floor(extract(epoch from (x."expiresAt" - ${moment})) / 86400)::int as "daysLeft", ${findingsOf(at)} as findings`;
}

function orderOf({ sort, at }: ListExceptionsParams): Prisma.Sql {
  const id = Prisma.sql`x.id`;
  if (!sort) {
    return Prisma.sql`order by array_position(array['requested', 'in-force', 'ended'], ${standingOf(at)}),
      case when ${standingOf(at)} = 'ended' then - extract(epoch from ${endOf}) else extract(epoch from x."expiresAt") end,
      ${id}`;
  }
  const column = {
    expiresAt: Prisma.sql`x."expiresAt"`,
    requestedAt: Prisma.sql`x."requestedAt"`,
    kind: Prisma.sql`x.kind`,
    check: Prisma.sql`x."checkId"`,
    scope: Prisma.sql`x."scopeKind"`,
    requestedBy: Prisma.sql`lower(x."requestedBy")`,
    findings: findingsOf(at),
  } satisfies Record<ExceptionColumn, Prisma.Sql>;
  return orderBy(column[sort.column], sort.direction, id);
}
