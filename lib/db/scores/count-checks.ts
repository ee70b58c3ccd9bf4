import type { AsOf } from '@/lib/access/as-of';
import { checkSeverities } from '@/lib/posture/check-severities';
import type { CountedCheck } from '@/lib/posture/scoring/types';
import type { Severity } from '@/lib/posture/types';
import type { Db } from '../client';
import { type Prisma } from '../generated/client';
import { attestationHolds, attestsResult } from '../sql/attestation-reach';
import { accountUnits } from '../sql/exception-reach';
import { findingsAt } from '../sql/findings-at';
import { validAt } from '../sql/seen-accounts';

/** One check's results in one account, with what people decided about them. */
export interface CheckCountsRow extends CountedCheck {
  accountId: string;
  /** Manual results that nobody vouches for. */
  manual: number;
  notApplicable: number;
}

type Counts = Partial<Record<Severity, number>>;

interface Row {
  accountId: string;
  checkId: string;
  pass: number;
  failBySeverity: Counts;
  excepted: Counts | null;
  unknown: number;
  manual: number;
  attested: number;
  notApplicable: number;
}

/**
 * The results of every check in the accounts of `seen`, at the moment shown: exceptions and attestations hold at that
 * moment, verdicts at the newest snapshot before it. A check that this version does not have is left out.
 */
export async function countChecks(tx: Db, seen: Prisma.Sql, asOf: AsOf): Promise<CheckCountsRow[]> {
  const rows = await tx.$queryRaw<Row[]>`
    with recursive ${accountUnits}, ${seen},
    excepted as (
      select c."accountId", c."checkId", jsonb_object_agg(c.severity, c.count) as counts from (
        select f."accountId", f."checkId", f.severity, count(*)::int as count from ${findingsAt(asOf)} f
        where f.state = 'open' and f."exceptionId" is not null and f."notCheckedSince" is null group by 1, 2, 3) c group by 1, 2),
    attested as (
      select r."accountId", r."checkId", count(*)::int as count from seen s
      join "CheckResult" r on r."accountId" = s."accountId" and r.result = 'manual' and ${validAt('r', asOf)}
      where exists (select 1 from "Attestation" a where ${attestsResult} and ${attestationHolds(asOf)}) group by 1, 2)
    select t."accountId", t."checkId", t.pass, t."failBySeverity", x.counts as excepted, t.unknown,
      t.manual - coalesce(a.count, 0) as manual, coalesce(a.count, 0) as attested, t."notApplicable"
    from seen s join "CheckTally" t on t."accountId" = s."accountId" and ${validAt('t', asOf)}
    left join excepted x on x."accountId" = t."accountId" and x."checkId" = t."checkId"
    left join attested a on a."accountId" = t."accountId" and a."checkId" = t."checkId"
    order by t."accountId", t."checkId"`;
  return rows.flatMap(toCounts);
}

function toCounts({ failBySeverity, excepted, ...row }: Row): CheckCountsRow[] {
  const severity = checkSeverities.get(row.checkId);
  if (!severity) return [];
  const covered = excepted ?? {};
  return [{ ...row, severity, fails: subtract(failBySeverity, covered), excepted: covered }];
}

function subtract(all: Counts, part: Counts): Counts {
  return Object.fromEntries(
    Object.entries(all)
      .map(([severity, count]) => [severity, count - (part[severity as Severity] ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );
}
