import type { SearchParams } from 'nuqs/server';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import { countIdentityFacets } from '@/lib/db/queries/identities/count-identity-facets';
import { countIdentityTabs } from '@/lib/db/queries/identities/count-identity-tabs';
import { countPermissionFacets } from '@/lib/db/queries/permissions/count-permission-facets';
import { listPermissions } from '@/lib/db/queries/permissions/list-permissions';
import { summarizePermissions } from '@/lib/db/queries/permissions/summarize-permissions';
import { summarizeRights } from '@/lib/db/queries/rights/summarize-rights';
import { getEffectiveSettings } from '@/lib/db/queries/settings/get-settings';
import { loadScope, type PageScope } from '../scope-params';
import { loadPermissionsParams, permissionsFilter, permissionsSort } from './search-params';

const compareDays = 28;

/** All that the page of unused permissions shows beside the chosen identity, asked for at once. */
export async function loadPermissionsPage(searchParams: SearchParams) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const params = await loadPermissionsParams(searchParams);
  const { at, place } = scope;
  const settings = await forPage(getEffectiveSettings(viewer, place));
  const threshold = settings.unusedServiceDays;
  const sort = permissionsSort(params);
  const filter = { ...place, ...permissionsFilter(params) };
  const moment = at.kind === 'past' ? at.at : now();
  const earlier: AsOf = { kind: 'past', at: new Date(moment.getTime() - compareDays * 86_400_000) };
  const [figures, before, list, facets, rights] = await forPage(
    Promise.all([
      readFigures(viewer, { place, at, threshold }),
      readFigures(viewer, { place, at: earlier, threshold }),
      listPermissions(viewer, {
        ...filter,
        at,
        page: params.page,
        size: params.size,
        sort: { column: sort.field, direction: sort.direction },
      }),
      countPermissionFacets(viewer, { ...filter, at }),
      summarizeRights(viewer, { ...place, at }),
    ]),
  );
  return {
    viewer,
    scope,
    params,
    sort,
    threshold,
    figures,
    before: before.accounts > 0 ? { ...before, at: earlier.at } : null,
    list,
    facets,
    rights: rights.whole,
    now: moment,
  };
}

interface FiguresOf {
  place: PageScope['place'];
  at: AsOf;
  threshold: number;
}

async function readFigures(viewer: Viewer, { place, at, threshold }: FiguresOf) {
  const [summary, tabs, roles] = await Promise.all([
    summarizePermissions(viewer, { ...place, at }),
    countIdentityTabs(viewer, { ...place, at }),
    countIdentityFacets(viewer, {
      at,
      base: { ...place, kind: ['role'] },
      chosen: {},
      choices: [{ facet: 'idle', value: 'roles', filter: { inactiveMoreThanDays: threshold } }],
    }),
  ]);
  return { summary, accounts: tabs.accounts, roles: tabs.role, idleRoles: roles.idle.roles ?? 0 };
}
