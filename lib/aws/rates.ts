import { RateLimiter, type Rate } from './limiter';
import type { OperationName } from './operations';
import type { RateLimits } from './types';

/** Organizations counts each operation for itself; AWS's documented rates less 20 %. Source: Organizations User Guide, "Quotas and service limits". */
const organizationsRates: Record<string, Rate> = {
  'organizations:DescribeOrganization': { perSecond: 0.8, burst: 2 },
  'organizations:DescribePolicy': { perSecond: 1.6, burst: 2 },
  'organizations:ListAccounts': { perSecond: 6.4, burst: 9 },
  'organizations:ListRoots': { perSecond: 0.8, burst: 2 },
  'organizations:ListTagsForResource': { perSecond: 8, burst: 12 },
  'organizations:ListDelegatedServicesForAccount': { perSecond: 0.8, burst: 3 },
  'organizations:ListAWSServiceAccessForOrganization': { perSecond: 0.8, burst: 3 },
};

const otherOrganizationsRate: Rate = { perSecond: 4, burst: 6 };

/** Services that publish limits far above the others' or are known to bear more; as multiples of the others' rate. Source: KMS Developer Guide, "Request quotas" (100/s and more); S3 takes thousands of requests per second. */
const roomyServices: Record<string, number> = { kms: 4, s3: 4 };

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
  if (service === 'organizations') {
    const own = organizationsRates[operation] ?? otherOrganizationsRate;
    return { name: operation, rate: own.perSecond < limits.other.perSecond ? own : limits.other };
  }
  const room = roomyServices[service] ?? 1;
  const { perSecond, burst } = limits.other;
  return { name: service, rate: { perSecond: perSecond * room, burst: burst * room } };
}

/** Buckets outlive a scan, so that a test and a scan of one account share them. */
const limiters = new Map<string, RateLimiter>();
const mostLimiters = 20_000;

/** A bucket that is full and at its full rate is as good as a new one. */
function forgetRested(): void {
  for (const [key, limiter] of limiters) if (limiter.isRested) limiters.delete(key);
}

export interface LimitedCall {
  accountId: string;
  /** Where the request goes: AWS counts each region of an account for itself. Its global services answer in one region alone. */
  region: string;
  operation: OperationName;
}

/** The limiter of a call; null where limits are off. */
export function limiterFor(call: LimitedCall, limits: RateLimits | 'off'): RateLimiter | null {
  if (limits === 'off') return null;
  const { name, rate } = familyOf(call.operation, limits);
  const key = `${call.accountId}/${call.region}/${name}/${rate.perSecond}/${rate.burst}`;
  const existing = limiters.get(key);
  if (existing) return existing;
  if (limiters.size >= mostLimiters) forgetRested();
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
