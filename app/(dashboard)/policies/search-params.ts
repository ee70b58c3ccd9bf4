import {
  createLoader,
  parseAsBoolean,
  parseAsInteger,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { rightSizeModes } from '@/lib/iam/right-size/usage-of-grants';

const find = parseAsString.withDefault('');

/** The address of the analysis: the search, and the policy that is chosen. */
export const loadAnalyzeParams = createLoader({ find, policy: parseAsString });

/** The address of a question to the simulator; `key` holds condition keys as `key=value`, one for each value. */
export const loadSimulateParams = createLoader({
  find,
  identity: parseAsString,
  action: parseAsString.withDefault(''),
  resource: parseAsString.withDefault(''),
  key: parseAsArrayOf(parseAsString).withDefault([]),
  complete: parseAsBoolean.withDefault(false),
});

export const mostDays = 400;
export const leastDays = 30;

const rightSizeParsers = {
  mode: parseAsStringLiteral(rightSizeModes).withDefault('action'),
  days: parseAsInteger,
};

/** The address of a smaller policy: of whom, how far back, and how fine. Days outside 30 to 400 mean the nearest of them. */
const loadRaw = createLoader({ find, identity: parseAsString, ...rightSizeParsers });

export async function loadRightSizeParams(...args: Parameters<typeof loadRaw>) {
  const params = await loadRaw(...args);
  const days = params.days === null ? null : Math.min(Math.max(params.days, leastDays), mostDays);
  return { ...params, days };
}

/** The address of one policy: the two versions that are compared. */
export const loadPolicyParams = createLoader({ from: parseAsString, to: parseAsString, ...rightSizeParsers });
