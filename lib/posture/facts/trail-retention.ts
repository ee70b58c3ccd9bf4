import type { Trail } from '@/lib/snapshot/account-snapshot';
import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import type { CheckInput } from '../types';
import { trailBucketOf } from './trail-buckets';

/** A place where events are kept; days null: for ever. */
export interface Retention {
  name: string;
  days: number | null;
}

export interface Retentions {
  places: Retention[];
  /** Why there may be another place; null when all are known. */
  gap: { kind: 'off' } | { kind: 'unknown'; why: string } | { kind: 'foreign'; name: string } | null;
}

/** How long events of an own trail are kept: in its bucket, in its log group, in stores of CloudTrail Lake. */
export function retentionsOf(trail: Trail, input: Pick<CheckInput, 'snapshot'>): Retentions {
  const bucket = bucketRetention(trail, input);
  const others = [...logGroupRetention(trail, input), ...storeRetentions(input)];
  return { places: [...bucket.places, ...others], gap: bucket.gap ?? logGroupGap(trail, input) };
}

function logGroupGap(trail: Trail, { snapshot }: Pick<CheckInput, 'snapshot'>): Retentions['gap'] {
  const { alerts } = snapshot;
  const isUnread = trail.cloudWatchLogsGroupArn !== null && alerts.state === 'unread';
  return isUnread ? { kind: 'unknown', why: whyUnread(alerts) ?? '' } : null;
}

/** The longest of some; null when one is for ever, 0 when there is none. */
export function longestRetention(places: readonly Retention[]): number | null {
  return places.some(({ days }) => days === null)
    ? null
    : Math.max(0, ...places.map(({ days }) => days ?? 0));
}

function bucketRetention(trail: Trail, input: Pick<CheckInput, 'snapshot'>): Retentions {
  const found = trailBucketOf(trail, input);
  if (found.kind === 'none' || found.kind === 'missing') return { places: [], gap: null };
  if (found.kind !== 'own') return { places: [], gap: found };
  const { name, expirations } = found.bucket;
  const why = whyUnread(expirations);
  if (why !== null) return { places: [], gap: { kind: 'unknown', why } };
  const days = (valueOf(expirations) ?? [])
    .filter(({ prefix }) => reachesTrailLogs(prefix))
    .map((rule) => rule.days);
  return {
    places: [{ name: `bucket ${name}`, days: days.length > 0 ? Math.min(...days) : null }],
    gap: null,
  };
}

/**
 * Whether a lifecycle rule under a prefix deletes log files, which lie under `[key prefix/]AWSLogs/[organization/]account/CloudTrail/`.
 * Digests, Config and others lie beside.
 */
export function reachesTrailLogs(prefix: string): boolean {
  const at = prefix.indexOf('AWSLogs');
  if (at < 0) return 'AWSLogs/'.startsWith(prefix);
  const [, ...segments] = prefix.slice(at).split('/');
  const service = segments.find((segment) => segment !== '' && !/^(o-[a-z0-9]*|\d+)$/.test(segment));
  return (
    service === undefined ||
    service === 'CloudTrail' ||
    (isLast(service, segments) && 'CloudTrail'.startsWith(service))
  );
}

function isLast(segment: string, segments: readonly string[]): boolean {
  return segments.at(-1) === segment;
}

function logGroupRetention(
  { cloudWatchLogsGroupArn }: Trail,
  { snapshot }: Pick<CheckInput, 'snapshot'>,
): Retention[] {
  const alerts = valueOf(snapshot.alerts);
  if (!alerts || cloudWatchLogsGroupArn === null) return [];
  const wanted = plainGroupArn(cloudWatchLogsGroupArn);
  return alerts.regions.flatMap(({ logRetention }) =>
    Object.entries(logRetention)
      .filter(([arn]) => plainGroupArn(arn) === wanted)
      .map(([, days]) => ({ name: `log group ${wanted.split(':').at(-1)}`, days })),
  );
}

/** CloudTrail writes the ARN of a log group with a trailing `:*`, CloudWatch Logs both ways. */
export function plainGroupArn(arn: string): string {
  return arn.replace(/:\*$/, '');
}

function storeRetentions({ snapshot }: Pick<CheckInput, 'snapshot'>): Retention[] {
  return (valueOf(snapshot.eventDataStores) ?? [])
    .filter(({ status, managementEvents }) => status === 'ENABLED' && managementEvents.writes)
    .map(({ name, retentionDays }) => ({ name: `event data store ${name}`, days: retentionDays }));
}
