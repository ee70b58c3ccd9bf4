import type { SearchParams } from 'nuqs/server';
import { keyFacetChoices } from '@/components/keys/key-choices';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { countIdentityTabs } from '@/lib/db/queries/identities/count-identity-tabs';
import { countKeyFacets } from '@/lib/db/queries/keys/count-key-facets';
import { listKeys } from '@/lib/db/queries/keys/list-keys';
import { summarizeKeys } from '@/lib/db/queries/keys/summarize-keys';
import { getEffectiveSettings } from '@/lib/db/queries/settings/get-settings';
import { loadScope } from '../../scope-params';
import { keyFacetFilters, keysFilter, keysSort, loadKeysParams } from './search-params';

const compareDays = 28;

/** All that the page of access keys shows, asked for at once. */
export async function loadKeysPage(searchParams: SearchParams) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const params = await loadKeysParams(searchParams);
  const { at, place } = scope;
  const settings = await forPage(getEffectiveSettings(viewer, place));
  const limits = { olderThanDays: settings.accessKeyMaxAgeDays, idleDays: settings.accessKeyUnusedDays };
  const sort = keysSort(params);
  const moment = at.kind === 'past' ? at.at : now();
  const earlier = { kind: 'past', at: new Date(moment.getTime() - compareDays * 86_400_000) } as const;
  const [tabs, list, summary, earlierTabs, earlierSummary, facetCounts] = await forPage(
    Promise.all([
      countIdentityTabs(viewer, { ...place, at }),
      listKeys(viewer, {
        ...place,
        ...keysFilter(params, limits),
        at,
        page: params.page,
        size: params.size,
        sort: { column: sort.field, direction: sort.direction },
      }),
      summarizeKeys(viewer, { ...place, at, limits }),
      countIdentityTabs(viewer, { ...place, at: earlier }),
      summarizeKeys(viewer, { ...place, at: earlier, limits }),
      countKeyFacets(viewer, {
        at,
        base: { ...place, q: params.q },
        chosen: keyFacetFilters(params),
        choices: keyFacetChoices(limits),
      }),
    ]),
  );
  const before = earlierTabs.accounts > 0 ? { summary: earlierSummary, at: earlier.at } : null;
  return { scope, params, sort, limits, tabs, list, summary, before, facetCounts, now: moment };
}
