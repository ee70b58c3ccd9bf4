import type { Facet } from '@/components/data-table/types';
import type { KeyFacet, KeyFacetChoice, KeyFacetCounts } from '@/lib/db/queries/keys/count-key-facets';
import { formatDays } from '@/lib/format';

export interface KeyLimits {
  olderThanDays: number;
  idleDays: number;
}

type LabelledChoice = KeyFacetChoice & { label: string };

const facetLabels: Record<KeyFacet, string> = {
  status: 'Status',
  age: 'Age',
  olderThan: 'Older than',
  idle: 'Idle for',
  use: 'Use',
  administrator: 'Administrator',
};

export const keyAges = [
  { value: '0-30', label: '0–30 days', range: { from: 0, to: 30 } },
  { value: '31-90', label: '31–90 days', range: { from: 31, to: 90 } },
  { value: '91-180', label: '91–180 days', range: { from: 91, to: 180 } },
  { value: '181-365', label: '181–365 days', range: { from: 181, to: 365 } },
  { value: '366-730', label: '1–2 years', range: { from: 366, to: 730 } },
  { value: '731-', label: 'Over 2 years', range: { from: 731, to: null } },
] as const;

/** Values that the list of keys can be narrowed by: days from the settings, then longer ones. */
export function keyFacetChoices({ olderThanDays, idleDays }: KeyLimits): LabelledChoice[] {
  const tier = (value: 'full' | 'equivalent' | 'conditional' | 'none', label: string): LabelledChoice => ({
    facet: 'administrator',
    value,
    label,
    filter: { administrator: [value] },
  });
  return [
    ...(['Active', 'Inactive', 'Expired'] as const).map((status): LabelledChoice => ({
      facet: 'status',
      value: status,
      label: status,
      filter: { status: [status] },
    })),
    ...keyAges.map(({ value, label, range }): LabelledChoice => ({
      facet: 'age',
      value,
      label,
      filter: { ages: [range] },
    })),
    ...[olderThanDays, ...[180, 365].filter((days) => days > olderThanDays)].map((days): LabelledChoice => ({
      facet: 'olderThan',
      value: String(days),
      label: formatDays(days),
      filter: { olderThanDays: days },
    })),
    ...[idleDays, ...[90, 180, 365].filter((days) => days > idleDays)].map((days): LabelledChoice => ({
      facet: 'idle',
      value: String(days),
      label: `${formatDays(days)} or more`,
      filter: { idleFromDays: days },
    })),
    { facet: 'use', value: 'never', label: 'Never used', filter: { neverUsed: true } },
    tier('full', 'Full'),
    tier('equivalent', 'In one step'),
    tier('conditional', 'Conditional'),
    tier('none', 'No'),
  ];
}

export function keyTableFacets(choices: readonly LabelledChoice[], counts: KeyFacetCounts): Facet[] {
  const order: KeyFacet[] = ['status', 'age', 'olderThan', 'idle', 'use', 'administrator'];
  return order.map((key) => ({
    key,
    label: facetLabels[key],
    options: choices
      .filter(({ facet }) => facet === key)
      .map(({ value, label }) => ({ value, label, count: counts[key][value] ?? 0 })),
  }));
}
