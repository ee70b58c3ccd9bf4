import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { Severity } from '@/lib/posture/types';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { attestationHolds, attestsResult } from '../../sql/attestation-reach';
import { accountUnits } from '../../sql/exception-reach';
import { allOf, limitOf, oneOf, type List, type Paging } from '../../sql/list';
import { seenAccounts, validAt, type Place } from '../../sql/seen-accounts';

export interface ListManualResultsParams extends Place, Paging {
  at: AsOf;
  checkId?: readonly string[];
  /** Those that somebody speaks for, or those that nobody does. */
  attested?: boolean;
}

export interface ManualResultRow {
  accountId: string;
  accountName: string;
  checkId: string;
  resource: string;
  part: string;
  severity: Severity;
  title: string;
  snapshotAt: Date;
  /** The one that lasts longest of those that hold. */
  attestation: { id: string; personName: string; statement: string; at: Date; expiresAt: Date } | null;
}

/** What only a person can answer, with who did, by check and account. */
export async function listManualResults(
  viewer: Viewer,
  params: ListManualResultsParams,
): Promise<List<ManualResultRow>> {
  requirePermission(viewer, 'posture:read');
  const { at, attested } = params;
  const around = Prisma.sql`with recursive ${accountUnits}, ${seenAccounts(viewer, params, at)}`;
  const from = Prisma.sql`
    from "CheckResult" r join seen s on s."accountId" = r."accountId" and r.result = 'manual' and ${validAt('r', at)}
    left join lateral (
      select a.id, a."personName", a.statement, a.at, a."expiresAt" from "Attestation" a
      where ${attestsResult} and ${attestationHolds(at)} order by a."expiresAt" desc, a.id limit 1) a on true
    where ${allOf([
      oneOf(Prisma.sql`r."checkId"`, params.checkId),
      attested !== undefined && Prisma.sql`(a.id is not null) = ${attested}`,
    ])}`;
  const [rows, counts] = await Promise.all([
    db().$queryRaw<ReadRow[]>`
      ${around} select r."accountId", s.name as "accountName", r."checkId", r.resource, r.part, r.severity, r.title,
        s.at as "snapshotAt", a.id as "attestationId", a."personName", a.statement, a.at, a."expiresAt"
      ${from} order by r."checkId", lower(s.name), r."accountId", r.resource, r.part ${limitOf(params)}`,
    db().$queryRaw<{ total: number }[]>`${around} select count(*)::int as total ${from}`,
  ]);
  return { rows: rows.map(toRow), total: counts[0]?.total ?? 0 };
}

type ReadRow = Omit<ManualResultRow, 'attestation'> & { attestationId: string | null } & {
  personName: string;
  statement: string;
  at: Date;
  expiresAt: Date;
};

function toRow({ attestationId, personName, statement, at, expiresAt, ...row }: ReadRow): ManualResultRow {
  return {
    ...row,
    attestation: attestationId === null ? null : { id: attestationId, personName, statement, at, expiresAt },
  };
}
