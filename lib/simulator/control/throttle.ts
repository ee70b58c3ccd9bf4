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

function limitOf(profile: ThrottleProfile, service: ServiceId, operation: string): [string, RateAndBurst] {
  const name = `${service}.${operation}`;
  const own = AWS_RATES[name];
  const key = SHARED.has(service) && !own ? service : name;
  return [key, profile === 'harsh' ? [2, 2] : (own ?? SERVICE_RATES[service])];
}

/** Token buckets per account and operation (or service); they refill on the real clock whatever the world's says. */
export class Throttle {
  profile: ThrottleProfile;
  private readonly buckets = new Map<string, { tokens: number; at: number }>();

  constructor(profile: ThrottleProfile) {
    this.profile = profile;
  }

  /** Takes one token; false = the request is throttled. */
  take(request: { accountId: string; service: ServiceId; operation: string }): boolean {
    if (this.profile === 'off') return true;
    const [group, [rate, burst]] = limitOf(this.profile, request.service, request.operation);
    const key = `${request.accountId}/${group}`;
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
