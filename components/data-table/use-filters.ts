import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { parseAsFacet, tableParsers } from './table-params';
import { useTableNavigation } from './table-context';
import type { Facet } from './types';

/** The chosen values of each facet and the text searched for, as they stand in the address. */
export function useFilters(facets: Facet[]) {
  const navigation = useTableNavigation();
  const parsers = useMemo(
    () => ({
      ...Object.fromEntries(facets.map((facet) => [facet.key, parseAsFacet])),
    }),
    [facets],
  );
  const [chosen, setChosen] = useQueryStates(parsers, navigation);
  const [list, setList] = useQueryStates({ page: tableParsers.page, q: tableParsers.q }, navigation);

  const setFacet = (key: string, values: string[]) => {
    void setList({ page: null });
    void setChosen({ [key]: values.length > 0 ? values : null });
  };
  return {
    chosen,
    text: list.q,
    active: facets.filter((facet) => (chosen[facet.key]?.length ?? 0) > 0),
    setFacet,
    toggle: (key: string, value: string, on: boolean) => {
      const values = chosen[key] ?? [];
      setFacet(key, on ? [...values, value] : values.filter((one) => one !== value));
    },
    clear: () => {
      void setList({ page: null, q: null });
      void setChosen(Object.fromEntries(facets.map((facet) => [facet.key, null])));
    },
  };
}
