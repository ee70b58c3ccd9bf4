import { subDays } from 'date-fns';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { recordVisit } from '@/lib/db/commands/visits/record-visit';
import { listAccounts } from '@/lib/db/queries/accounts/list-accounts';
import { listChanges } from '@/lib/db/queries/changes/list-changes';
import { getOverview } from '@/lib/db/queries/overview/get-overview';
import { getTrends } from '@/lib/db/queries/trends/get-trends';
import { checks } from '@/lib/posture/checks';
import type { PageScope } from './scope-params';

const compareDays = 30;
const chartDays = 90;
const feedDays = 7;
const accountsShown = 12;
const changesRead = 100;

const titles = new Map(checks.map(({ id, failTitle }) => [id, failTitle]));

/** All that the overview shows. Looking at the present counts as a visit; looking at the past does not. */
export async function loadOverview(viewer: Viewer, { place, at }: PageScope) {
  const moment = at.kind === 'past' ? at.at : now();
  const compareTo = subDays(moment, compareDays);
  const visitedAt = at.kind === 'now' ? await recordVisit(viewer, moment) : null;
  const changesSince = { at: visitedAt ?? subDays(moment, feedDays), isVisit: visitedAt !== null };
  const [overview, trends, changes, accounts, troubled] = await Promise.all([
    getOverview(viewer, { ...place, at, compareTo }),
    getTrends(viewer, { ...place, from: subDays(moment, chartDays - 1), to: moment }),
    listChanges(viewer, { ...place, at, from: changesSince.at, named: true, size: changesRead }),
    listAccounts(viewer, {
      ...place,
      at,
      sort: { column: 'worst', direction: 'desc' },
      size: accountsShown,
    }),
    listAccounts(viewer, {
      ...place,
      at,
      health: ['failing', 'permission-missing', 'stale'],
      sort: { column: 'health', direction: 'asc' },
      size: accountsShown,
    }),
  ]);
  const times = accounts.rows.flatMap(({ snapshotAt }) => snapshotAt ?? []);
  return {
    overview,
    things: overview.doTheseFirst.map((thing) => ({
      ...thing,
      title: titles.get(thing.checkId) ?? thing.checkId,
    })),
    trends,
    changes,
    changesSince,
    accounts,
    troubled,
    newestAt: times.length > 0 ? new Date(Math.max(...times.map((time) => time.getTime()))) : null,
    moment,
    compareTo,
  };
}
