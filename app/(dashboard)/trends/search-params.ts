import { createLoader, parseAsInteger, parseAsIsoDate } from 'nuqs/server';

/** The address of the trends: a preset in days, or two UTC days. */
export const loadTrendsParams = createLoader({
  range: parseAsInteger,
  from: parseAsIsoDate,
  to: parseAsIsoDate,
});
