import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
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

export interface Trends {
  points: TrendPoint[];
  marks: TrendMark[];
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
  const [rows, marks] = await Promise.all([
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
  ]);
  return { points: rows.map(blankGap), marks };
}

function blankGap(point: TrendPoint): TrendPoint {
  if (point.accounts > 0) return point;
  const blank = Object.fromEntries(metricNames.map((name) => [name, null])) as MetricTotals;
  return { ...point, ...blank, score: null, scoreKnown: null, scoreCountingExceptions: null };
}
