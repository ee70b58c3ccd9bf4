import type { PolicySource } from '../world/events';
import type { Instant } from '../world/types';
import type { AccountBook } from './account-book';

/** IAM keeps five versions of a managed policy: the oldest must go before a sixth comes. */
const KEPT = 5;

/** A customer managed policy that gets version after version, each the default from its first moment. */
export function addRotatingPolicy(
  book: AccountBook,
  name: string,
  versions: readonly { at: Instant; document: PolicySource }[],
): void {
  for (const [index, { at, document }] of versions.entries()) {
    if (index === 0) {
      book.add(at, { type: 'policy-created', name, document });
      continue;
    }
    if (index >= KEPT) {
      book.add(at, { type: 'policy-version-deleted', name, version: `v${index - KEPT + 1}` });
    }
    book.add(at, { type: 'policy-version-added', name, document, setDefault: true });
  }
}
