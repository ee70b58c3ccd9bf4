import type { AccountBook } from '../account-book';
import { addAlerts } from './alerts';
import { addBuckets } from './buckets';
import { addCompute } from './compute';
import { addDetection } from './detection';
import { addKeys } from './keys';

/** What the account has besides IAM; told last, since instances run with the roles that stand. */
export function addServices(book: AccountBook): void {
  addDetection(book);
  addBuckets(book);
  addKeys(book);
  addCompute(book);
  addAlerts(book);
}
