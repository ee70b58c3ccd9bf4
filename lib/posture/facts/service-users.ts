import type { UserFacts } from './account-facts';
import { matchingPattern, tagsOfUser } from './user-details';
import type { CheckInput } from '../types';

/** Why a user counts as one of a service, in a few words; null for a person. */
export function serviceUserReason(user: UserFacts, input: CheckInput): string | null {
  const { snapshot, thresholds } = input;
  const [tagKey = '', tagValue = ''] = thresholds.serviceUserTag.split('=');
  const tags = tagsOfUser(user.arn, snapshot) ?? [];
  if (tagKey !== '' && tags.some(({ key, value }) => key === tagKey && value === tagValue))
    return `tag ${thresholds.serviceUserTag}`;
  const pattern = matchingPattern(user, thresholds.serviceUserPatterns);
  if (pattern !== null) return `name or path like ${pattern}`;
  const hasKeysOnly = user.row?.passwordEnabled === false && user.keys.length > 0;
  return hasKeysOnly ? 'access keys and no password' : null;
}
