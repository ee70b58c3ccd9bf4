import { RateLimiter, type Rate } from './limiter';
import type { OperationName } from './operations';
import type { RateLimits } from './types';

/** Organizations' slow operations, AWS's documented rate less 20 %. Source: Organizations User Guide, "Quotas and service limits". */
const slowOperations: Record<string, Rate> = {
  'organizations:DescribeOrganization': { perSecond: 0.8, burst: 2 },
  'organizations:DescribePolicy': { perSecond: 1.6, burst: 2 },
  'organizations:ListRoots': { perSecond: 0.8, burst: 2 },
  'organizations:ListDelegatedServicesForAccount': { perSecond: 0.8, burst: 3 },
  'organizations:ListAWSServiceAccessForOrganization': { perSecond: 0.8, burst: 3 },
};

interface Family {
  name: string;
  rate: Rate;
}

function familyOf(operation: OperationName, limits: RateLimits): Family {
  if (operation === 'iam:GenerateServiceLastAccessedDetails') {
    return { name: 'last-accessed', rate: limits.lastAccessed };
  }
  const service = operation.split(':', 1)[0] ?? 'other';
  if (service === 'iam') return { name: 'iam', rate: limits.iam };
  const slow = slowOperations[operation];
  if (slow && slow.perSecond < limits.other.perSecond) return { name: operation, rate: slow };
  return { name: service, rate: limits.other };
}

/** Buckets belong to an account for the life of the process, so that a test and a scan of one account share them. */
const limiters = new Map<string, RateLimiter>();

/** The limiter of an operation in an account; null where limits are off. */
export function limiterFor(
  accountId: string,
  operation: OperationName,
  limits: RateLimits | 'off',
): RateLimiter | null {
  if (limits === 'off') return null;
  const { name, rate } = familyOf(operation, limits);
  const key = `${accountId}/${name}/${rate.perSecond}/${rate.burst}`;
  const existing = limiters.get(key);
  if (existing) return existing;
  const made = new RateLimiter(rate);
  limiters.set(key, made);
  return made;
}

/** A polite guest's rates. Source: reference, "Throttling": IAM 5/s burst 10, last-accessed jobs 2/s. */
export const politeRates: RateLimits = {
  iam: { perSecond: 5, burst: 10 },
  lastAccessed: { perSecond: 2, burst: 5 },
  other: { perSecond: 5, burst: 5 },
};
