import type { ServiceId } from '../wire/services';

export type ThrottleProfile = 'aws' | 'harsh' | 'off';

type RateAndBurst = readonly [rate: number, burst: number];

/** Requests per second and burst, from Organizations' and Account Management's published tables; IAM's own are assumed. */
const AWS_RATES: Record<string, RateAndBurst> = {
  'organizations.ListAccounts': [8, 12],
  'organizations.ListRoots': [1, 2],
  'organizations.ListChildren': [6, 10],
  'organizations.DescribePolicy': [2, 2],
  'organizations.ListDelegatedServicesForAccount': [1, 3],
  'organizations.ListAWSServiceAccessForOrganization': [1, 3],
  'organizations.ListTagsForResource': [10, 15],
  'organizations.DescribeAccount': [20, 30],
  'organizations.DescribeOrganization': [1, 2],
  'account.GetAlternateContact': [10, 15],
  'account.GetContactInformation': [10, 15],
  'account.ListRegions': [5, 5],
  'iam.GenerateServiceLastAccessedDetails': [3, 10],
};

const SERVICE_RATES: Record<ServiceId, RateAndBurst> = {
  iam: [10, 20],
  sts: [600, 600],
  organizations: [5, 8],
  cloudtrail: [10, 10],
  'access-analyzer': [10, 20],
  account: [3, 5],
  s3control: [20, 40],
  s3: [100, 200],
  kms: [50, 100],
  guardduty: [10, 20],
  securityhub: [10, 30],
  config: [10, 20],
  inspector2: [10, 20],
  ec2: [20, 100],
  logs: [5, 10],
  monitoring: [9, 20],
  events: [10, 20],
  sns: [30, 60],
};

/** IAM and STS share one bucket over all operations; the others have one per operation. */
const SHARED: ReadonlySet<ServiceId> = new Set(['iam', 'sts', 's3', 's3control']);

/** Services of a whole account; the others count each of its regions for itself. */
const GLOBAL: ReadonlySet<ServiceId> = new Set(['iam', 'organizations', 'account']);

export interface ThrottledRequest {
  accountId: string;
  service: ServiceId;
  operation: string;
  region: string;
}

export interface BucketOfRequest {
  key: string;
  /** Requests per second. */
  rate: number;
  burst: number;
}

/** The bucket that a request takes its token from, under a profile that throttles. */
export function bucketOf(
  profile: Exclude<ThrottleProfile, 'off'>,
  { accountId, service, operation, region }: ThrottledRequest,
): BucketOfRequest {
  const name = `${service}.${operation}`;
  const own = AWS_RATES[name];
  const group = SHARED.has(service) && !own ? service : name;
  const [rate, burst] = profile === 'harsh' ? [2, 2] : (own ?? SERVICE_RATES[service]);
  return { key: `${accountId}/${GLOBAL.has(service) ? '' : region}/${group}`, rate, burst };
}

/** Token buckets per account, region and operation (or service); they refill on the real clock whatever the world's says. */
export class Throttle {
  profile: ThrottleProfile;
  private readonly buckets = new Map<string, { tokens: number; at: number }>();

  constructor(profile: ThrottleProfile) {
    this.profile = profile;
  }

  /** Takes one token; false = the request is throttled. */
  take(request: ThrottledRequest): boolean {
    if (this.profile === 'off') return true;
    const { key, rate, burst } = bucketOf(this.profile, request);
    const now = performance.now();
    const bucket = this.buckets.get(key) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * rate);
    bucket.at = now;
    this.buckets.set(key, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** Another profile, with full buckets. */
  change(profile: ThrottleProfile): void {
    this.profile = profile;
    this.buckets.clear();
  }
}
