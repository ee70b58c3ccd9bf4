import type { AsOf } from '@/lib/access/as-of';
import { checkSeverities } from '@/lib/posture/check-severities';
import type { CountedCheck } from '@/lib/posture/scoring/types';
import type { Severity } from '@/lib/posture/types';
import type { Db } from '../client';
import type { Prisma } from '../generated/client';
import { attestationHolds, attestsResult } from '../sql/attestation-reach';
import { accountUnits } from '../sql/exception-reach';
import { accountOwners, findingsAt } from '../sql/findings-at';
import { validAt } from '../sql/seen-accounts';

/** One check's results over the resources that one owner answers for in one account. */
export interface OwnedCheckCounts extends CountedCheck {
  accountId: string;
  /** Null: nobody answers for them. */
  owner: string | null;
}

interface Row {
  accountId: string;
  checkId: string;
  owner: string | null;
  kind: 'pass' | 'attested' | 'unknown' | 'fail' | 'excepted';
  severity: Severity;
  count: number;
}

/**
 * As `countChecks`, with the resources of each account parted by who answers for them: whoever was set by hand for the
 * open finding, else the tags of the identity, else the setting of the account, its unit or the estate. Counts single
 * results and not tallies, so it is for a later section of a page. Manual results that nobody vouches for are left out.
 */
export async function countChecksByOwner(tx: Db, seen: Prisma.Sql, asOf: AsOf): Promise<OwnedCheckCounts[]> {
  const rows = await tx.$queryRaw<Row[]>`
    with recursive ${accountOwners}, ${accountUnits}, ${seen},
    open as materialized (
      select f."accountId", f."checkId", f.resource, f.part, f.owner,
        f."exceptionId" is not null and f."notCheckedSince" is null as excepted
      from ${findingsAt(asOf)} f where f.state = 'open'),
    judged as (
      select r."accountId", r."checkId", r.severity, coalesce(f.owner, i.owner, o.owner) as owner,
        case when r.result = 'fail' and f.excepted then 'excepted'
          when r.result = 'manual' and exists (
            select 1 from "Attestation" a where ${attestsResult} and ${attestationHolds(asOf)}) then 'attested'
          else r.result end as kind
      from seen s join "CheckResult" r on r."accountId" = s."accountId" and ${validAt('r', asOf)}
      left join open f on f."accountId" = r."accountId" and f."checkId" = r."checkId" and f.resource = r.resource
        and f.part = r.part
      left join "IdentityState" i on i."identityId" = r."identityId" and ${validAt('i', asOf)}
      left join owners o on o."accountId" = r."accountId")
    select "accountId", "checkId", owner, kind, severity, count(*)::int as count
    from judged where kind <> 'manual' group by 1, 2, 3, 4, 5 order by 1, 2, 3`;
  const checks = Map.groupBy(rows, ({ accountId, checkId, owner }) =>
    JSON.stringify([accountId, checkId, owner]),
  );
  return [...checks.values()].flatMap(toCounts);
}

function toCounts(rows: readonly Row[]): OwnedCheckCounts[] {
  const [first] = rows;
  const severity = first && checkSeverities.get(first.checkId);
  if (!severity) return [];
  const { accountId, checkId, owner } = first;
  const total = (kind: Row['kind']) =>
    rows.reduce((sum, row) => (row.kind === kind ? sum + row.count : sum), 0);
  const bySeverity = (kind: Row['kind']): Partial<Record<Severity, number>> =>
    Object.fromEntries(rows.filter((row) => row.kind === kind).map((row) => [row.severity, row.count]));
  return [
    {
      accountId,
      checkId,
      owner,
      severity,
      pass: total('pass'),
      attested: total('attested'),
      unknown: total('unknown'),
      fails: bySeverity('fail'),
      excepted: bySeverity('excepted'),
    },
  ];
}
