import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { shownKinds } from '@/components/checks/shown-checks';

/** The address of the list of checks. */
export const loadChecksParams = createLoader({
  q: parseAsString.withDefault(''),
  show: parseAsStringLiteral(shownKinds).withDefault('all'),
});
