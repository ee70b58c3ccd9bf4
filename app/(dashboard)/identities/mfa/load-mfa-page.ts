import type { SearchParams } from 'nuqs/server';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { countIdentityTabs } from '@/lib/db/queries/identities/count-identity-tabs';
import { listMfaUsers } from '@/lib/db/queries/mfa/list-mfa-users';
import { mfaCoverage } from '@/lib/db/queries/mfa/mfa-coverage';
import { mfaTrend } from '@/lib/db/queries/mfa/mfa-trend';
import { loadScope } from '../../scope-params';
import { loadMfaParams, mfaSort } from './search-params';

export const trendDays = 180;

/** All that the page of MFA shows, asked for at once. */
export async function loadMfaPage(searchParams: SearchParams) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const params = await loadMfaParams(searchParams);
  const { at, place } = scope;
  const sort = mfaSort(params);
  const to = at.kind === 'past' ? at.at : now();
  const from = new Date(to.getTime() - trendDays * 86_400_000);
  const everyone = params.mfa.length === 0 && params.q !== '';
  const [tabs, coverage, list, trend] = await forPage(
    Promise.all([
      countIdentityTabs(viewer, { ...place, at }),
      mfaCoverage(viewer, { ...place, at }),
      listMfaUsers(viewer, {
        ...place,
        at,
        q: params.q,
        page: params.page,
        size: params.size,
        states:
          params.mfa.length > 0 ? params.mfa : everyone ? ['missing', 'active', 'unknown'] : ['missing'],
        sort: { column: sort.field, direction: sort.direction },
      }),
      mfaTrend(viewer, { ...place, from, to }),
    ]),
  );
  return { scope, params, sort, tabs, coverage, list, trend };
}
