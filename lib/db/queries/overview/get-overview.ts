import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { Severity } from '@/lib/posture/types';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { metricSums, type MetricTotals } from '../../sql/metric-fields';
import { openFindings, severityRank } from '../../sql/open-findings';
import { seenAccounts, type Place } from '../../sql/seen-accounts';

/** The figures of one moment. */
export interface OverviewFigures extends MetricTotals {
  accounts: number;
  /** Open findings as their list counts them, those not re-checked too. */
  open: Record<Severity, number>;
  consoleUsersWithoutMfa: number | null;
  /** Of those, full or equivalent administrators. */
  administratorsWithoutMfa: number;
  /** Open findings of the checks on idle keys and passwords, so that the figures equal their lists. Null: nothing known. */
  staleKeys: number | null;
  stalePasswords: number | null;
  /** 0 to 100: the share of verdicts that are not unknown; null without any. */
  knownPercent: number | null;
}

export interface FirstThing {
  checkId: string;
  severity: Severity;
  open: number;
  identities: number;
  accounts: number;
}

export interface Overview {
  now: OverviewFigures;
  /** At the date compared with; null when no account had a snapshot then. */
  before: OverviewFigures | null;
  doTheseFirst: FirstThing[];
}

const firstThings = 5;

/** The stat strip with its comparison, and the checks whose findings weigh most: severity times number. */
export async function getOverview(
  viewer: Viewer,
  params: Place & { at: AsOf; compareTo: Date },
): Promise<Overview> {
  requirePermission(viewer, 'posture:read');
  const before: AsOf = { kind: 'past', at: params.compareTo };
  const [now, then, doTheseFirst] = await Promise.all([
    readFigures(viewer, params, params.at),
    readFigures(viewer, params, before),
    readFirstThings(viewer, params),
  ]);
  return { now, before: then.accounts > 0 ? then : null, doTheseFirst };
}

type FiguresRow = MetricTotals & { accounts: number };

async function readFigures(viewer: Viewer, place: Place, at: AsOf): Promise<OverviewFigures> {
  const seen = seenAccounts(viewer, place, at);
  const valid = Prisma.sql`i."validFrom" <= s.at and (i."validTo" is null or i."validTo" > s.at)`;
  const [sums, found, others] = await Promise.all([
    db().$queryRaw<FiguresRow[]>`
      with ${seen} select count(*)::int as accounts, ${metricSums}
      from seen s left join "AccountMetric" m on m."accountId" = s."accountId" and m."takenAt" = s.at`,
    db().$queryRaw<{ severity: Severity; checkId: string; count: number }[]>`
      with ${seen} select f.severity, f."checkId", count(*)::int as count from ${openFindings(at)} f group by 1, 2`,
    db().$queryRaw<{ administratorsWithoutMfa: number; known: number | null }[]>`
      with ${seen} select
        (select count(*)::int from seen s join "IdentityState" i on i."accountId" = s."accountId" and ${valid}
          where i.kind = 'user' and i."passwordEnabled" and not i."mfaActive"
            and i.administrator in ('full', 'equivalent')) as "administratorsWithoutMfa",
        (select (100.0 * sum(i.pass + i.fail) / nullif(sum(i.pass + i.fail + i.unknown), 0))::float8
          from seen s join "CheckTally" i on i."accountId" = s."accountId" and ${valid}) as known`,
  ]);
  const row = sums[0];
  if (!row) throw new Error('A count without groups has one row.');
  const count = (is: (each: (typeof found)[number]) => boolean) =>
    found.filter(is).reduce((total, each) => total + each.count, 0);
  const of = (severity: Severity) => count((each) => each.severity === severity);
  const idle = (checkId: string) => count((each) => each.checkId === checkId);
  return {
    ...row,
    open: {
      critical: of('critical'),
      high: of('high'),
      medium: of('medium'),
      low: of('low'),
      info: of('info'),
    },
    consoleUsersWithoutMfa: difference(row.consoleUsers, row.consoleUsersWithMfa),
    administratorsWithoutMfa: others[0]?.administratorsWithoutMfa ?? 0,
    staleKeys: row.keysUnusedMoreThan45 === null ? null : idle('access-key-unused'),
    stalePasswords: row.passwordsUnusedMoreThan45 === null ? null : idle('user-console-inactive'),
    knownPercent: others[0]?.known ?? null,
  };
}

function difference(whole: number | null, part: number | null): number | null {
  return whole === null || part === null ? null : whole - part;
}

async function readFirstThings(viewer: Viewer, params: Place & { at: AsOf }): Promise<FirstThing[]> {
  const worst = Prisma.sql`min(${severityRank(Prisma.sql`f.severity`)})`;
  return db().$queryRaw<FirstThing[]>`
    with ${seenAccounts(viewer, params, params.at)}
    select f."checkId", (array['critical', 'high', 'medium', 'low', 'info'])[${worst}] as severity, count(*)::int as open,
      count(distinct f."identityId")::int as identities, count(distinct f."accountId")::int as accounts
    from ${openFindings(params.at)} f group by 1
    order by sum(case f.severity when 'critical' then 10 when 'high' then 6 when 'medium' then 3 when 'low' then 1 else 0 end) desc,
      ${worst}, 1 limit ${firstThings}`;
}
