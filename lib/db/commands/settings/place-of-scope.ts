import type { Place } from '../../sql/seen-accounts';

/** The part of the estate that `estate`, `ou:<id>` or `account:<id>` is. */
export function placeOfScope(scope: string): Place {
  const colon = scope.indexOf(':');
  const id = scope.slice(colon + 1);
  if (colon < 0) return {};
  return scope.startsWith('ou:') ? { ouId: id } : { accountId: id };
}
