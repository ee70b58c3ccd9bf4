import { createLoader, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server';

/** The address of the paths: whose ways are shown, only those of so many hops, which part of the list, and what is drawn. */
export const loadPathsParams = createLoader({
  identity: parseAsString,
  hops: parseAsStringLiteral(['0', '1', '2', '3']),
  page: parseAsInteger,
  draw: parseAsStringLiteral(['identity', 'estate']),
});
