import { isInScope } from '@/lib/access/in-scope';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { changesVerdicts } from '@/lib/posture/settings/changes-verdicts';
import { db } from '../../client';
import { metricNames, metricSums, type MetricTotals } from '../../sql/metric-fields';
import { accountsOf, instant, type Place } from '../../sql/seen-accounts';

/** One UTC day. All numbers are null in a gap: no account has a snapshot of the last three days. */
export interface TrendPoint extends MetricTotals {
  /** `2026-03-04`. */
  day: string;
  /** Accounts that the sums hold. */
  accounts: number;
}

/** From here on verdicts were made by other settings or other rules. */
export interface TrendMark {
  at: Date;
  kind: 'settings' | 'rules';
}

/** A setting that verdicts depend on got another value. */
export interface SettingChange {
  at: Date;
  scope: string;
  key: string;
  /** Null: the default of before, or of now. */
  before: unknown;
  after: unknown;
}

/** The newest re-evaluation of history that has ended. */
export interface ReEvaluation {
  askedAt: Date;
  endedAt: Date;
  /** The oldest snapshot that was judged again. */
  oldest: Date;
  /** Accounts of the place that were judged again, of how many that have snapshots. */
  accounts: number;
  of: number;
  reason: string | null;
}

export interface Trends {
  points: TrendPoint[];
  marks: TrendMark[];
  settingChanges: SettingChange[];
  reEvaluation: ReEvaluation | null;
}

const gapDays = 3;

/**
 * The numbers of a place by UTC day, both ends included: of each account its last snapshot of the day, or of up to three
 * days before where a day has none.
 */
export async function getTrends(viewer: Viewer, params: Place & { from: Date; to: Date }): Promise<Trends> {
  requirePermission(viewer, 'posture:read');
  const { from, to } = params;
  const accounts = accountsOf(viewer, params);
  const [rows, marks, settingChanges, reEvaluation] = await Promise.all([
    db().$queryRaw<(Omit<TrendPoint, 'accounts'> & { accounts: number })[]>`
      select to_char(d.day, 'YYYY-MM-DD') as day, count(m.values)::int as accounts, ${metricSums}
      from generate_series(date_trunc('day', ${instant(from)} at time zone 'UTC'),
        date_trunc('day', ${instant(to)} at time zone 'UTC'), interval '1 day') as d(day)
      left join lateral (
        select x.values from "Account" a join lateral (
          select y.values from "AccountMetric" y where y."accountId" = a.id
            and y."takenAt" < (d.day + interval '1 day') at time zone 'UTC'
            and y."takenAt" >= (d.day + interval '1 day' - make_interval(days => ${gapDays}::int)) at time zone 'UTC'
            and y."takenAt" <= ${instant(to)}
          order by y."takenAt" desc limit 1) x on true
        where ${accounts}) m on true
      group by d.day order by d.day`,
    db().$queryRaw<TrendMark[]>`
      select min(x."takenAt") as at, x.kind from (
        select s."takenAt", k.kind from (
          select "takenAt", "settingsHash", "catalogueVersion",
            lag("settingsHash") over w as "settingsBefore", lag("catalogueVersion") over w as "catalogueBefore"
          from "Snapshot" join "Account" a on a.id = "accountId" where ${accounts}
          window w as (partition by "accountId" order by "takenAt")) s
        cross join lateral (values
          ('settings', s."settingsBefore" <> s."settingsHash"),
          ('rules', s."catalogueBefore" <> s."catalogueVersion")) as k(kind, moved)
        where k.moved and s."takenAt" between ${instant(from)} and ${instant(to)}) x
      group by x.kind, date_trunc('day', x."takenAt" at time zone 'UTC') order by 1`,
    listSettingChanges(viewer, params),
    newestReEvaluation(viewer, params),
  ]);
  return { points: rows.map(blankGap), marks, settingChanges, reEvaluation };
}

type Span = Place & { from: Date; to: Date };

/** From the audit log, less who did it: of the estate, and of units and accounts that the place may hold. */
async function listSettingChanges(viewer: Viewer, { from, to, ...place }: Span): Promise<SettingChange[]> {
  const rows = await db().auditEntry.findMany({
    where: { action: 'setting.change', at: { gte: from, lte: to } },
    orderBy: { id: 'asc' },
    select: { at: true, target: true, before: true, after: true },
  });
  return rows
    .map(({ at, target, before, after }) => {
      const [scope = '', key = ''] = (target ?? '').split(' ');
      return { at, scope, key, before: valueIn(before), after: valueIn(after) };
    })
    .filter(({ scope, key }) => changesVerdicts(key) && mayHold(viewer, place, scope));
}

function valueIn(state: unknown): unknown {
  return state !== null && typeof state === 'object' && 'value' in state ? state.value : null;
}

function mayHold(viewer: Viewer, { accountId, ouId }: Place, scope: string): boolean {
  const [kind, id = ''] = scope.split(':');
  if (kind === 'account') {
    return (accountId ? accountId === id : !ouId) && isInScope(viewer, id);
  }
  return kind === 'estate' || (!accountId && (!ouId || ouId === id));
}

async function newestReEvaluation(viewer: Viewer, { to, ...place }: Span): Promise<ReEvaluation | null> {
  const accounts = accountsOf(viewer, place);
  const rows = await db().$queryRaw<ReEvaluation[]>`
    select r."queuedAt" as "askedAt", r."endedAt", min(x.oldest) as oldest, count(*)::int as accounts, r.reason,
      (select count(*)::int from "Account" a where a."lastSnapshotAt" is not null and ${accounts}) as of
    from "HistoryRun" r join "HistoryRunAccount" x on x."runId" = r.id and x.state = 'succeeded' and x.oldest is not null
    join "Account" a on a.id = x."accountId" and ${accounts}
    where r."endedAt" <= ${instant(to)} group by r.id order by r."queuedAt" desc limit 1`;
  return rows[0] ?? null;
}

function blankGap(point: TrendPoint): TrendPoint {
  if (point.accounts > 0) return point;
  const blank = Object.fromEntries(metricNames.map((name) => [name, null])) as MetricTotals;
  return { ...point, ...blank, score: null, scoreKnown: null, scoreCountingExceptions: null };
}
