import type { SearchParams } from 'nuqs/server';
import { can } from '@/lib/access/can';
import type { Viewer } from '@/lib/access/viewer';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { countResults } from '@/lib/db/queries/checks/count-results';
import type { FindingFilter } from '@/lib/db/queries/findings/findings-where';
import { findingFacets } from '@/lib/db/queries/findings/count-finding-facets';
import { groupFindings, type FindingGroup } from '@/lib/db/queries/findings/group-findings';
import { countFindings, countOpen, listFindings } from '@/lib/db/queries/findings/list-findings';
import type { AsOf } from '@/lib/access/as-of';
import { loadScope } from '../scope-params';
import { findingsFilter, findingsSort, loadFindingsParams } from './search-params';

const compareDays = 28;
const groupSize = 25;

/** All that the list of findings shows, asked for at once. */
export async function loadFindingsPage(searchParams: SearchParams) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const params = await loadFindingsParams(searchParams);
  const { at, place } = scope;
  const moment = at.kind === 'past' ? at.at : now();
  const since = new Date(moment.getTime() - compareDays * 86_400_000);
  const filter: FindingFilter = { ...place, ...findingsFilter(params) };
  const sort = findingsSort(params);
  const [results, all, notChecked, facets, list, groups] = await forPage(
    Promise.all([
      countResults(viewer, { ...place, at }),
      countOpen(viewer, { ...place, at }),
      countFindings(viewer, { ...place, at, notChecked: true }),
      findingFacets(viewer, { ...filter, at }),
      params.view === 'flat'
        ? listFindings(viewer, {
            ...filter,
            at,
            page: params.page,
            size: params.size,
            sort: sort ? { column: sort.field, direction: sort.direction } : undefined,
          })
        : { rows: [], total: 0 },
      params.view === 'check' ? groupFindings(viewer, { ...filter, at, since }) : [],
    ]),
  );
  const inGroups = groups.reduce((sum, group) => sum + group.open, 0);
  return {
    viewer,
    scope,
    params,
    sort,
    results,
    facets,
    list: params.view === 'check' ? { rows: [], total: inGroups } : list,
    since,
    now: moment,
    unfiltered: all,
    notChecked,
    mayTriage: can(viewer, 'finding:triage') && at.kind === 'now',
    groups: await forPage(openGroups({ viewer, at, filter, groups, open: params.open })),
  };
}

interface Opening {
  viewer: Viewer;
  at: AsOf;
  filter: FindingFilter;
  groups: FindingGroup[];
  open: string[] | null;
}

/** The groups with the findings of those that are open: the worst one unless the address says which. */
function openGroups({ viewer, at, filter, groups, open }: Opening) {
  return Promise.all(
    groups.map(async (group, index) => {
      const isOpen = open ? open.includes(group.checkId) : index === 0;
      if (!isOpen) return { ...group, isOpen, rows: [] };
      const checkId = [group.checkId];
      const { rows } = await listFindings(viewer, { ...filter, at, checkId, size: groupSize });
      return { ...group, isOpen, rows };
    }),
  );
}
