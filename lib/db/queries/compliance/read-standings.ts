import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { checks } from '@/lib/posture/checks';
import type { CheckCounts, CheckStanding, FrameworkInput } from '@/lib/posture/compliance/evaluate-framework';
import type { Requirement } from '@/lib/posture/compliance/types';
import {
  attestationOfRequirement,
  type AttestationReach,
  type AttestedPlace,
} from '@/lib/posture/findings/attested';
import type { Severity } from '@/lib/posture/types';
import { db } from '../../client';
import type { Attestation } from '../../generated/client';
import { type CheckCountsRow, countChecks } from '../../scores/count-checks';
import { accountUnits } from '../../sql/exception-reach';
import { seenAccounts, type Place } from '../../sql/seen-accounts';
import { readOuPath } from '../settings/read-ou-path';

const byId = new Map(checks.map((check) => [check.id, check]));

/** What frameworks are judged by, over a place and in each of its accounts. */
export interface Standings {
  accounts: { accountId: string; name: string }[];
  counts: CheckCountsRow[];
  inputOf: (frameworkId: string) => FrameworkInput;
  inputOfAccount: (frameworkId: string, accountId: string) => FrameworkInput;
}

/** Reads the results of all checks and people's word for requirements, at the moment shown. */
export async function readStandings(viewer: Viewer, params: Place & { at: AsOf }): Promise<Standings> {
  const seen = seenAccounts(viewer, params, params.at);
  const [counts, accounts, attestations, ouPath] = await Promise.all([
    countChecks(db(), seen, params.at),
    db().$queryRaw<{ accountId: string; name: string; ouPath: string[] }[]>`
      with recursive ${accountUnits}, ${seen}
      select s."accountId", s.name, coalesce(array_agg(u."ouId") filter (where u."ouId" is not null), '{}') as "ouPath"
      from seen s left join units u on u."accountId" = s."accountId" group by 1, 2 order by 2, 1`,
    db().attestation.findMany({ where: { frameworkId: { not: null } } }),
    readOuPath(params),
  ]);
  const moment = (params.at.kind === 'past' ? params.at.at : now()).toISOString();
  const words = attestations.map(asReach);
  const inputFor = (frameworkId: string, rows: readonly CheckCountsRow[], place: AttestedPlace) => {
    const standings = standingsOf(rows);
    return {
      standingOf: (checkId: string) => standings.get(checkId) ?? notRun(checkId),
      isAttested: ({ id }: Requirement) =>
        attestationOfRequirement({ frameworkId, requirementId: id, ...place }, words, moment) !== null,
    };
  };
  const byAccount = Map.groupBy(counts, ({ accountId }) => accountId);
  const paths = new Map(accounts.map((account) => [account.accountId, account.ouPath]));
  return {
    accounts,
    counts,
    inputOf: (frameworkId) => inputFor(frameworkId, counts, { accountId: params.accountId ?? '', ouPath }),
    inputOfAccount: (frameworkId, accountId) =>
      inputFor(frameworkId, byAccount.get(accountId) ?? [], {
        accountId,
        ouPath: paths.get(accountId) ?? [],
      }),
  };
}

function asReach(row: Attestation): AttestationReach {
  return {
    ...row,
    at: row.at.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}

/** Counts of a check over several accounts. */
export function addCounts(rows: readonly CheckCountsRow[]): CheckCounts {
  const total: CheckCounts = {
    pass: 0,
    attested: 0,
    fails: {},
    excepted: 0,
    unknown: 0,
    manual: 0,
    notApplicable: 0,
  };
  return rows.reduce(
    (sum, row) => ({
      pass: sum.pass + row.pass,
      attested: sum.attested + row.attested,
      fails: addBySeverity(sum.fails, row.fails),
      excepted: sum.excepted + countOf(row.excepted),
      unknown: sum.unknown + row.unknown,
      manual: sum.manual + row.manual,
      notApplicable: sum.notApplicable + row.notApplicable,
    }),
    total,
  );
}

function standingsOf(counts: readonly CheckCountsRow[]): Map<string, CheckStanding> {
  const byCheck = Map.groupBy(counts, ({ checkId }) => checkId);
  return new Map(
    [...byCheck].map(([checkId, rows]) => [checkId, { ...notRun(checkId), counts: addCounts(rows) }]),
  );
}

function notRun(checkId: string): CheckStanding {
  const check = byId.get(checkId);
  return { counts: null, severity: check?.severity ?? null, suspects: check?.suspects ?? false };
}

type Counts = Readonly<Partial<Record<Severity, number>>>;

function addBySeverity(a: Counts, b: Counts): Counts {
  const sum: Partial<Record<Severity, number>> = { ...a };
  for (const [severity, count] of Object.entries(b) as [Severity, number][])
    sum[severity] = (sum[severity] ?? 0) + count;
  return sum;
}

function countOf(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
