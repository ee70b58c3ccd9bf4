import { useSelection } from './table-context';

/** Rows of a list that something is done with: some of its page, or all that its address matches. */
export type ChosenRows = { ids: string[] } | { search: string };

/** What a bulk action takes of the selection; `search` is the address of the list. For parts inside a table. */
export function useChosenRows(search: string): { chosen: ChosenRows; clear: () => void } {
  const { selected, allMatching, clear } = useSelection();
  return { chosen: allMatching ? { search } : { ids: selected }, clear };
}
