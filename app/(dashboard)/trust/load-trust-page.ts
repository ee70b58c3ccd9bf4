import type { SearchParams } from 'nuqs/server';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { getFreshness } from '@/lib/db/queries/freshness/get-freshness';
import { listParties } from '@/lib/db/queries/trust/list-parties';
import { listTrust } from '@/lib/db/queries/trust/list-trust';
import { readTrustStatements } from '@/lib/db/queries/trust/read-statements';
import { countTrustFacets, summarizeTrust } from '@/lib/db/queries/trust/summarize-trust';
import { loadScope } from '../scope-params';
import { loadTrustParams, partySort, roleSort, trustFilter } from './search-params';

/** More ways than these would be a tangle; the drawing says how many it leaves out. */
const mostDrawn = 40;

/** All that the trust map shows, asked for at once. */
export async function loadTrustPage(searchParams: SearchParams) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const params = await loadTrustParams(searchParams);
  const { at, place } = scope;
  const moment = at.kind === 'past' ? at.at : now();
  const query = { ...place, ...trustFilter(params), at };
  const { page, size } = params;
  const showsRoles = params.view === 'roles' || params.party !== null;
  const [freshness, summary, facets, parties, roles, drawn] = await forPage(
    Promise.all([
      getFreshness(viewer, { ...place, at, now: moment, staleAfterHours: 24 }),
      summarizeTrust(viewer, { ...place, at }),
      countTrustFacets(viewer, query),
      showsRoles ? null : listParties(viewer, { ...query, page, size, sort: toSort(partySort(params)) }),
      showsRoles ? listTrust(viewer, { ...query, page, size, sort: toSort(roleSort(params)) }) : null,
      params.draw ? listTrust(viewer, { ...query, size: mostDrawn }) : null,
    ]),
  );
  const ids = roles?.rows.map(({ id }) => id) ?? [];
  const statements = await forPage(readTrustStatements(viewer, { ids, at }));
  return { scope, params, freshness, summary, facets, parties, roles, drawn, statements, now: moment };
}

function toSort<Field extends string>({ field, direction }: { field: Field; direction: 'asc' | 'desc' }) {
  return { column: field, direction };
}
