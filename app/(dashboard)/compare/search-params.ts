import { createLoader, parseAsInteger, parseAsIsoDate, parseAsStringLiteral } from 'nuqs/server';
import { compareTabs } from '@/components/compare/compare-groups';

/** The address of a comparison: a preset, or two UTC days; and the group that is shown. */
export const loadCompareParams = createLoader({
  days: parseAsInteger,
  since: parseAsStringLiteral(['visit']),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  show: parseAsStringLiteral(compareTabs).withDefault('all'),
});
