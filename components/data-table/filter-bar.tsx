'use client';

import { ChevronLeft, ChevronRight, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { FacetOptions } from './facet-options';
import type { Facet } from './types';
import { useFilters } from './use-filters';

/** Active filters as removable chips, and the menu that adds one. */
export function FilterBar({ facets }: { facets: Facet[] }) {
  const filters = useFilters(facets);
  const labelOf = (facet: Facet, value: string) =>
    facet.options.find((option) => option.value === value)?.label ?? value;
  return (
    <>
      {filters.active.map((facet) => (
        <Chip
          key={facet.key}
          name={`${facet.label} is`}
          value={(filters.chosen[facet.key] ?? [])
            .map((value) => labelOf(facet, value).toLowerCase())
            .join(', ')}
          removeLabel={`Remove filter ${facet.label}`}
          onRemove={() => filters.setFacet(facet.key, [])}
        />
      ))}
      {facets.length > 0 ? <AddFilter facets={facets} filters={filters} /> : null}
      {filters.active.length > 0 || filters.text ? (
        <Button variant="ghost" onClick={filters.clear}>
          Clear
        </Button>
      ) : null}
    </>
  );
}

function AddFilter({ facets, filters }: { facets: Facet[]; filters: ReturnType<typeof useFilters> }) {
  const [key, setKey] = useState<string | null>(null);
  const facet = facets.find((one) => one.key === key);
  return (
    <Popover onOpenChange={() => setKey(null)}>
      <PopoverTrigger asChild>
        <Button variant="ghost">
          <Plus aria-hidden="true" />
          Add filter
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Add filter" className="w-60">
        {facet ? (
          <>
            <button
              type="button"
              onClick={() => setKey(null)}
              className="mb-1 flex h-8 w-full items-center gap-1.5 rounded-md px-1.5 text-left font-medium hover:bg-active"
            >
              <ChevronLeft aria-hidden="true" className="text-fg-3" />
              {facet.label}
            </button>
            <FacetOptions
              facet={facet}
              chosen={filters.chosen[facet.key] ?? []}
              onToggle={(value, on) => filters.toggle(facet.key, value, on)}
              limit={12}
              className="px-2.5 pb-1"
            />
          </>
        ) : (
          facets.map((one) => (
            <button
              key={one.key}
              type="button"
              onClick={() => setKey(one.key)}
              className="flex h-8 w-full items-center justify-between rounded-md px-2.5 text-left hover:bg-active"
            >
              {one.label}
              <ChevronRight aria-hidden="true" className="text-fg-3" />
            </button>
          ))
        )}
      </PopoverContent>
    </Popover>
  );
}
