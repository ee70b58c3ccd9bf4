import type { SearchParams } from 'nuqs/server';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { grantHistory } from '@/lib/db/queries/rights/grant-history';
import { listPermissionSets } from '@/lib/db/queries/rights/list-permission-sets';
import { listRights } from '@/lib/db/queries/rights/list-rights';
import { summarizeRights } from '@/lib/db/queries/rights/summarize-rights';
import { getEffectiveSettings } from '@/lib/db/queries/settings/get-settings';
import { countIdentityTabs } from '@/lib/db/queries/identities/count-identity-tabs';
import { getTrends } from '@/lib/db/queries/trends/get-trends';
import { loadScope } from '../../scope-params';
import { loadRightsParams, rightsFilter, rightsSort } from './search-params';

/** Days that the charts of growth look back. */
const historyDays = 180;

/** All that the page of unused rights shows, asked for at once. */
export async function loadRightsPage(searchParams: SearchParams) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const params = await loadRightsParams(searchParams);
  const { at, place } = scope;
  const sort = rightsSort(params);
  const moment = at.kind === 'past' ? at.at : now();
  const from = new Date(moment.getTime() - historyDays * 86_400_000);
  const [summary, list, sets, settings, tabs, trends] = await forPage(
    Promise.all([
      summarizeRights(viewer, { ...place, at }),
      listRights(viewer, {
        ...place,
        ...rightsFilter(params),
        at,
        page: params.page,
        size: params.size,
        sort: { column: sort.field, direction: sort.direction },
      }),
      listPermissionSets(viewer, { ...place, at }),
      getEffectiveSettings(viewer, place),
      countIdentityTabs(viewer, { ...place, at }),
      getTrends(viewer, { ...place, from, to: moment }),
    ]),
  );
  const history = await forPage(
    grantHistory(viewer, {
      identityIds: params.view === 'growth' ? list.rows.map(({ id }) => id) : [],
      at,
      days: historyDays,
    }),
  );
  return {
    scope,
    params,
    sort,
    summary,
    list,
    sets,
    threshold: settings.unusedServiceDays,
    accounts: tabs.accounts,
    points: trends.points,
    history,
    historyDays,
  };
}
