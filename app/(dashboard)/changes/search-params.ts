import { createLoader, parseAsInteger, parseAsStringLiteral } from 'nuqs/server';
import { changeShows } from '@/components/changes/change-shows';

/** The address of a feed of changes. */
export const loadChangesParams = createLoader({
  show: parseAsStringLiteral(changeShows).withDefault('important'),
  page: parseAsInteger.withDefault(1),
});
