'use client';

import { Fragment } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCappedCount } from '@/lib/format';
import type { Facet, RowNoun } from './types';
import { useFilters } from './use-filters';

interface NoMatchProps {
  facets: Facet[];
  noun: RowNoun;
  /** Rows without any filter. */
  unfiltered: number;
}

/** Names the filters that leave nothing, and clears them. */
export function NoMatch({ facets, noun, unfiltered }: NoMatchProps) {
  const filters = useFilters(facets);
  const reasons = filters.active.map((facet) => {
    const values = (filters.chosen[facet.key] ?? []).map(
      (value) => facet.options.find((option) => option.value === value)?.label ?? value,
    );
    return { key: facet.key, name: facet.label.toLowerCase(), value: values.join(' or ').toLowerCase() };
  });
  return (
    <EmptyState
      kind="none"
      title={`0 of ${formatCappedCount(unfiltered)} ${unfiltered === 1 ? noun.one : noun.many}`}
      actions={<Button onClick={filters.clear}>Clear filters</Button>}
    >
      None has{' '}
      {reasons.map((reason, index) => (
        <Fragment key={reason.key}>
          {index > 0 ? ' and ' : ''}
          {reason.name} <b>{reason.value}</b>
        </Fragment>
      ))}
      {filters.text ? (
        <>
          {reasons.length > 0 ? ' and ' : ''}
          <b className="break-words">“{filters.text}”</b>
        </>
      ) : null}
      .
    </EmptyState>
  );
}
