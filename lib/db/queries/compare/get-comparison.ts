import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { foldChanges } from '@/lib/posture/changes/fold-changes';
import type { Severity } from '@/lib/posture/types';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { metricSums, type MetricTotals } from '../../sql/metric-fields';
import { accountsOf, instant, type Place } from '../../sql/seen-accounts';
import type { ChangeRow } from '../changes/list-changes';
import { readPolicyTexts, type PolicyTexts } from './read-policy-texts';

export interface ComparisonParams extends Place {
  from: Date;
  to: Date;
}

/** A finding that is there at one end and not at the other. */
export interface FindingDelta {
  /** Null where people have no work on it. */
  findingId: string | null;
  accountId: string;
  accountName: string;
  checkId: string;
  title: string;
  severity: Severity;
  moved: 'opened' | 'resolved';
}

/** One end of a comparison. */
export interface ComparedEnd {
  /** When the newest snapshot of this end was taken; null when there is none. */
  newestAt: Date | null;
  totals: MetricTotals;
}

export interface Comparison {
  /** Accounts with a snapshot at both ends: these are compared. */
  accounts: number;
  /** Names of accounts that have a snapshot at the later end alone. */
  newAccounts: string[];
  before: ComparedEnd;
  after: ComparedEnd;
  /** What changed in the end, the newest first. */
  changes: ChangeRow[];
  findings: FindingDelta[];
  policies: PolicyTexts[];
}

interface End {
  accountId: string;
  name: string;
  fromAt: Date | null;
  toAt: Date;
}

/** `pair as (…)`: each account that was seen at both ends, with the times of the two snapshots. */
function pairs(viewer: Viewer, { from, to, ...place }: ComparisonParams): Prisma.Sql {
  return Prisma.sql`ends as materialized (
      select a.id as "accountId", a.name, b."takenAt" as "fromAt", c."takenAt" as "toAt"
      from "Account" a
      join lateral (select "takenAt" from "AccountMetric" where "accountId" = a.id and "takenAt" <= ${instant(to)}
        order by "takenAt" desc limit 1) c on true
      left join lateral (select "takenAt" from "AccountMetric" where "accountId" = a.id and "takenAt" <= ${instant(from)}
        order by "takenAt" desc limit 1) b on true
      where ${accountsOf(viewer, place)}),
    pair as (select * from ends where "fromAt" is not null)`;
}

async function readEnds(viewer: Viewer, params: ComparisonParams): Promise<End[]> {
  return db().$queryRaw<End[]>`with ${pairs(viewer, params)} select * from ends order by name`;
}

async function readTotals(
  viewer: Viewer,
  params: ComparisonParams,
  end: 'fromAt' | 'toAt',
): Promise<MetricTotals> {
  const at = Prisma.raw(`p."${end}"`);
  const rows = await db().$queryRaw<MetricTotals[]>`
    with ${pairs(viewer, params)}
    select ${metricSums} from pair p join "AccountMetric" m on m."accountId" = p."accountId" and m."takenAt" = ${at}`;
  return rows[0] as MetricTotals;
}

async function readChanges(viewer: Viewer, params: ComparisonParams): Promise<ChangeRow[]> {
  const rows = await db().$queryRaw<ChangeRow[]>`
    with ${pairs(viewer, params)}
    select c.id, c.at, c."accountId", p.name as "accountName", c."identityId", n.name as "identityName",
      c."entityKind", c.entity, c.field, c.before, c.after, c.event
    from pair p join "Change" c on c."accountId" = p."accountId" and c.at > p."fromAt" and c.at <= p."toAt"
    left join "Identity" n on n.id = c."identityId"
    order by c.at, c.id`;
  return foldChanges(rows).reverse();
}

/** Verdicts that fail at one end and not at the other; the worst first. */
async function readFindings(viewer: Viewer, params: ComparisonParams): Promise<FindingDelta[]> {
  const failing = (at: 'fromAt' | 'toAt') => Prisma.sql`
    select r."accountId", r."checkId", r.resource, r.part, r.severity, r.title from pair p
    join "CheckResult" r on r."accountId" = p."accountId" and r.result = 'fail'
      and r."validFrom" <= ${Prisma.raw(`p."${at}"`)}
      and (r."validTo" is null or r."validTo" > ${Prisma.raw(`p."${at}"`)})`;
  return db().$queryRaw<FindingDelta[]>`
    with ${pairs(viewer, params)}, old as (${failing('fromAt')}), now as (${failing('toAt')})
    select f.id as "findingId", p.name as "accountName", d.* from (
      select coalesce(now."accountId", old."accountId") as "accountId", coalesce(now."checkId", old."checkId") as "checkId",
        coalesce(now.resource, old.resource) as resource, coalesce(now.part, old.part) as part,
        coalesce(now.severity, old.severity) as severity, coalesce(now.title, old.title) as title,
        case when old."checkId" is null then 'opened' else 'resolved' end as moved
      from old full join now on now."accountId" = old."accountId" and now."checkId" = old."checkId"
        and now.resource = old.resource and now.part = old.part
      where old."checkId" is null or now."checkId" is null) d
    join pair p on p."accountId" = d."accountId"
    left join "Finding" f on f."accountId" = d."accountId" and f."checkId" = d."checkId" and f.resource = d.resource
      and f.part = d.part
    order by array_position(array['critical', 'high', 'medium', 'low', 'info'], d.severity), d.moved, p.name, d.title`;
}

function newest(ends: readonly End[], of: 'fromAt' | 'toAt'): Date | null {
  const times = ends.flatMap((end) => (end.fromAt && end[of] ? [end[of].getTime()] : []));
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}

/**
 * What is different between two moments: the numbers at both, what changed in the end, findings opened and resolved, and
 * the texts of policies that changed. Accounts without a snapshot at both ends are left out and named.
 */
export async function getComparison(viewer: Viewer, params: ComparisonParams): Promise<Comparison> {
  requirePermission(viewer, 'posture:read');
  const [ends, before, after, changes, findings] = await Promise.all([
    readEnds(viewer, params),
    readTotals(viewer, params, 'fromAt'),
    readTotals(viewer, params, 'toAt'),
    readChanges(viewer, params),
    readFindings(viewer, params),
  ]);
  return {
    accounts: ends.filter(({ fromAt }) => fromAt !== null).length,
    newAccounts: ends.flatMap(({ fromAt, name }) => (fromAt === null ? [name] : [])),
    before: { newestAt: newest(ends, 'fromAt'), totals: before },
    after: { newestAt: newest(ends, 'toAt'), totals: after },
    changes,
    findings,
    policies: await readPolicyTexts(changes, { from: params.from, to: params.to }),
  };
}
