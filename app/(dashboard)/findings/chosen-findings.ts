import type { ChosenRows } from '@/components/data-table/use-chosen-rows';
import type { Viewer } from '@/lib/access/viewer';
import { listFindings } from '@/lib/db/queries/findings/list-findings';
import { AppError } from '@/lib/errors';
import { loadScope } from '../scope-params';
import { findingsFilter, loadFindingsParams } from './search-params';

const mostAtOnce = 1_000;

/** The ids of chosen findings, of the whole list whatever its page. Throws `invalid` for more than one step may move. */
export async function idsOfChosen(viewer: Viewer, chosen: ChosenRows): Promise<string[]> {
  if ('ids' in chosen) return chosen.ids;
  const search = new URLSearchParams(chosen.search);
  const { place, at } = await loadScope(search);
  const filter = findingsFilter(loadFindingsParams(search));
  const { rows, total } = await listFindings(viewer, { ...place, ...filter, at, size: mostAtOnce });
  if (total > mostAtOnce) {
    throw new AppError(
      'invalid',
      'These are more findings than one step may move.',
      `Narrow them to ${mostAtOnce} at most.`,
    );
  }
  return rows.map(({ id }) => id);
}
