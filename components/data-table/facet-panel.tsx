'use client';

import { FacetOptions } from './facet-options';
import { SearchBox } from './search-box';
import type { Facet } from './types';
import { useFilters } from './use-filters';

interface FacetPanelProps {
  facets: Facet[];
  searchLabel?: string;
}

/** Filters beside a list, 208 px wide. Below 1180 px it goes, and `FilterBar` holds the same filters. */
export function FacetPanel({ facets, searchLabel }: FacetPanelProps) {
  const filters = useFilters(facets);
  return (
    <aside aria-label="Filters" data-print="hide" className="w-52 flex-none max-xl:hidden">
      {searchLabel ? <SearchBox label={searchLabel} className="mb-5 sm:w-full" /> : null}
      {facets.map((facet) => (
        <fieldset key={facet.key} className="mb-5 min-w-0">
          <legend className="pb-1 text-caption text-fg-3">{facet.label}</legend>
          <FacetOptions
            facet={facet}
            chosen={filters.chosen[facet.key] ?? []}
            onToggle={(value, on) => filters.toggle(facet.key, value, on)}
            limit={6}
          />
        </fieldset>
      ))}
    </aside>
  );
}
