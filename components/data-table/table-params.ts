import { parseAsInteger, parseAsNumberLiteral, parseAsString, parseAsArrayOf } from 'nuqs/server';
import type { Sort } from './types';

export const pageSizes = [25, 50, 100] as const;

/** What every list has in its address. Spread into a page's own parsers and give that to `createLoader`. */
export const tableParsers = {
  page: parseAsInteger.withDefault(1),
  size: parseAsNumberLiteral(pageSizes).withDefault(25),
  sort: parseAsString,
  q: parseAsString.withDefault(''),
};

/** A filter of several values, `severity=critical,high`; empty when absent. */
export const parseAsFacet = parseAsArrayOf(parseAsString).withDefault([]);

/** Reads `field.dir`; anything that isn't an offered field and a direction is dropped for the fallback. */
export function parseSort<Field extends string>(
  text: string | null,
  fields: readonly Field[],
  fallback: { field: Field; direction: Sort['direction'] },
): { field: Field; direction: Sort['direction'] } {
  const at = text?.lastIndexOf('.') ?? -1;
  if (!text || at < 0) return fallback;
  const field = fields.find((one) => one === text.slice(0, at));
  const direction = text.slice(at + 1);
  return field && (direction === 'asc' || direction === 'desc') ? { field, direction } : fallback;
}

/** A sort of the address for links and exports; null for none and for what `parseSort` drops, since the API refuses it. */
export function keepSort(text: string | null, fields: readonly string[]): string | null {
  const none = { field: '', direction: 'asc' } as const;
  const sort = parseSort(text, fields, none);
  return sort === none ? null : formatSort(sort);
}

/** The inverse of `parseSort`. */
export function formatSort(sort: Sort): string {
  return `${sort.field}.${sort.direction}`;
}
