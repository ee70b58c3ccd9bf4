import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { AttestationStanding } from '@/lib/posture/findings/attestation-standings';
import { expiresSoonDays } from '@/lib/posture/findings/exception-kinds';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { attestationHolds, attestsResult } from '../../sql/attestation-reach';
import { accountUnits } from '../../sql/exception-reach';
import { momentOf } from '../../sql/findings-at';
import {
  allOf,
  contains,
  limitOf,
  oneOf,
  orderBy,
  type List,
  type Paging,
  type Sorting,
} from '../../sql/list';
import { accountsOf, seenAccounts, validAt, type Place } from '../../sql/seen-accounts';

export type AttestationColumn = 'at' | 'expiresAt' | 'personName' | 'check' | 'requirement';

export interface ListAttestationsParams extends Place, Paging, Sorting<AttestationColumn> {
  at: AsOf;
  standing?: readonly AttestationStanding[];
  /** In force, and over within 30 days. */
  expiresSoon?: boolean;
  checkId?: readonly string[];
  frameworkId?: readonly string[];
  requirementId?: readonly string[];
  /** Part of a statement, an evidence, a name, a resource or a check id. */
  q?: string;
}

export interface AttestationRow {
  id: string;
  standing: AttestationStanding;
  expiresSoon: boolean;
  /** Of a check's manual results, or of a framework's requirement. */
  checkId: string | null;
  frameworkId: string | null;
  requirementId: string | null;
  /** `estate`, `ou:<id>` or `account:<id>`, with the name of the unit or account. */
  scope: string;
  scopeName: string | null;
  /** Null: every resource in the scope. */
  resource: string | null;
  part: string | null;
  statement: string;
  evidence: string | null;
  personName: string;
  at: Date;
  expiresAt: Date;
  /** Whole days until it expires; negative once it has. */
  daysLeft: number;
  revokedAt: Date | null;
  revokedBy: string | null;
  /** Manual results in the viewer's scope that it speaks for at the moment shown. */
  results: number;
}

/** Attestations that concern the viewer's accounts: those in force that end soonest first, then ended ones. */
export async function listAttestations(
  viewer: Viewer,
  params: ListAttestationsParams,
): Promise<List<AttestationRow>> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const around = Prisma.sql`with recursive ${accountUnits}, ${seenAccounts(viewer, params, at)}`;
  const from = Prisma.sql`from "Attestation" a where ${attestationsWhere(viewer, params)}`;
  const [rows, counts] = await Promise.all([
    db().$queryRaw<
      AttestationRow[]
    >`${around} ${columnsAt(at)} ${from} ${orderOf(params)} ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`${around} select count(*)::int as total ${from}`,
  ]);
  return { rows, total: counts[0]?.total ?? 0 };
}

function standingOf(at: AsOf): Prisma.Sql {
  return Prisma.sql`case when a."revokedAt" <= ${momentOf(at)} then 'revoked' when ${attestationHolds(at)} then 'in-force'
    else 'expired' end`;
}

function expiresSoonAt(at: AsOf): Prisma.Sql {
  const days = Prisma.sql`make_interval(days => ${expiresSoonDays}::int)`;
  return Prisma.sql`(${attestationHolds(at)} and a."expiresAt" <= ${momentOf(at)} + ${days})`;
}

function attestationsWhere(viewer: Viewer, params: ListAttestationsParams): Prisma.Sql {
  const { at } = params;
  return allOf([
    Prisma.sql`a.at <= ${momentOf(at)}`,
    Prisma.sql`a.id in (select t.id from "Attestation" t where exists (
      select 1 from "Account" a where ${accountsOf(viewer, params)} and (t.scope in ('estate', 'account:' || a.id)
        or exists (select 1 from units u where u."accountId" = a.id and t.scope = 'ou:' || u."ouId"))))`,
    oneOf(standingOf(at), params.standing),
    params.expiresSoon && expiresSoonAt(at),
    oneOf(Prisma.sql`a."checkId"`, params.checkId),
    oneOf(Prisma.sql`a."frameworkId"`, params.frameworkId),
    oneOf(Prisma.sql`a."requirementId"`, params.requirementId),
    contains(
      ['statement', 'evidence', 'personName', 'resource', 'checkId', 'requirementId'].map((column) =>
        Prisma.raw(`coalesce(a."${column}", '')`),
      ),
      params.q,
    ),
  ]);
}

function columnsAt(at: AsOf): Prisma.Sql {
  const moment = momentOf(at);
  const isRevoked = Prisma.sql`a."revokedAt" <= ${moment}`;
  return Prisma.sql`
    select a.id, ${standingOf(at)} as standing, ${expiresSoonAt(at)} as "expiresSoon", a."checkId", a."frameworkId",
      a."requirementId", a.scope, coalesce(
        (select c.name from "Account" c where a.scope = 'account:' || c.id),
        (select o.name from "OrganizationalUnit" o where a.scope = 'ou:' || o.id)) as "scopeName",
      a.resource, a.part, a.statement, a.evidence, a."personName", a.at, a."expiresAt",
      floor(extract(epoch from (a."expiresAt" - ${moment})) / 86400)::int as "daysLeft",
      case when ${isRevoked} then a."revokedAt" end as "revokedAt",
      case when ${isRevoked} then a."revokedBy" end as "revokedBy",
      (select count(*)::int from "CheckResult" r join seen s on s."accountId" = r."accountId"
        where r.result = 'manual' and ${validAt('r', at)} and ${attestsResult} and ${attestationHolds(at)}) as results`;
}

function orderOf({ sort, at }: ListAttestationsParams): Prisma.Sql {
  const id = Prisma.sql`a.id`;
  if (!sort) return Prisma.sql`order by ${standingOf(at)} <> 'in-force', a."expiresAt", ${id}`;
  const column = {
    at: Prisma.sql`a.at`,
    expiresAt: Prisma.sql`a."expiresAt"`,
    personName: Prisma.sql`lower(a."personName")`,
    check: Prisma.sql`a."checkId"`,
    requirement: Prisma.sql`(a."frameworkId", a."requirementId")`,
  } satisfies Record<AttestationColumn, Prisma.Sql>;
  return orderBy(column[sort.column], sort.direction, id);
}
