import type { AdvancedEventSelector, EventSelector } from '@aws-sdk/client-cloudtrail';
import type { ManagementEvents } from '@/lib/snapshot/account-snapshot';

/** What GetEventSelectors or GetEventDataStore answers: selectors of either kind. */
export interface Selectors {
  EventSelectors?: EventSelector[];
  AdvancedEventSelectors?: AdvancedEventSelector[];
}

/** What one selector records of management events. */
type Part = ManagementEvents;

const sourceField = 'eventSource';

function ofClassic(selector: EventSelector): Part | null {
  if (selector.IncludeManagementEvents === false) return null;
  const kind = selector.ReadWriteType ?? 'All';
  return {
    reads: kind !== 'WriteOnly',
    writes: kind !== 'ReadOnly',
    excludedSources: selector.ExcludeManagementEventSources ?? [],
    narrowed: false,
  };
}

function fieldsOf(selector: AdvancedEventSelector, category: string) {
  const fields = selector.FieldSelectors ?? [];
  const isOfCategory = fields.some(
    (field) => field.Field === 'eventCategory' && field.Equals?.includes(category),
  );
  return isOfCategory ? fields.filter((field) => field.Field !== 'eventCategory') : null;
}

function ofAdvanced(selector: AdvancedEventSelector): Part | null {
  const fields = fieldsOf(selector, 'Management');
  if (!fields) return null;
  const part: Part = { reads: true, writes: true, excludedSources: [], narrowed: false };
  for (const field of fields) {
    const { Field, NotEquals = [], ...others } = field;
    if (Field === 'readOnly') {
      const readsOnly = field.Equals?.includes('true') ?? NotEquals.includes('false');
      if (readsOnly) part.writes = false;
      else part.reads = false;
    } else if (Field === sourceField && NotEquals.length > 0 && Object.keys(others).length === 0) {
      part.excludedSources.push(...NotEquals);
    } else {
      part.narrowed = true;
    }
  }
  return part;
}

function union(parts: readonly Part[]): ManagementEvents {
  const [first, ...others] = parts;
  const excluded = (first?.excludedSources ?? []).filter((source) =>
    others.every((part) => part.excludedSources.includes(source)),
  );
  return {
    reads: parts.some((part) => part.reads),
    writes: parts.some((part) => part.writes),
    excludedSources: [...new Set(excluded)].sort(),
    narrowed: parts.some((part) => part.narrowed),
  };
}

/**
 * Which management events all selectors together record. No selector of either kind is CloudTrail's default: all of them.
 * A narrowed selector adds nothing beside others that record everything.
 */
export function managementEventsOf(selectors: Selectors): ManagementEvents {
  const { EventSelectors = [], AdvancedEventSelectors = [] } = selectors;
  if (EventSelectors.length + AdvancedEventSelectors.length === 0) {
    return { reads: true, writes: true, excludedSources: [], narrowed: false };
  }
  const parts = [...EventSelectors.map(ofClassic), ...AdvancedEventSelectors.map(ofAdvanced)].filter(
    (part) => part !== null,
  );
  const whole = union(parts.filter((part) => !part.narrowed));
  return whole.reads && whole.writes ? whole : union(parts);
}

const anyBucket = '*';
const bucketArn = /^(arn:[\w-]+:s3:::[^/]+)\/?$/;

/** `arn:aws:s3` and `arn:aws:s3:::` stand for all buckets; an ARN with a prefix covers a part of one and is left out. */
function bucketOf(value: string): string[] {
  if (/^arn:[\w-]+:s3(:::)?$/.test(value)) return [anyBucket];
  const [, bucket] = bucketArn.exec(value) ?? [];
  return bucket ? [bucket] : [];
}

function objectsOfClassic({ ReadWriteType = 'All', DataResources = [] }: EventSelector): string[] {
  if (ReadWriteType !== 'All') return [];
  const values = DataResources.filter((one) => one.Type === 'AWS::S3::Object').flatMap(
    (one) => one.Values ?? [],
  );
  return values.flatMap(bucketOf);
}

function objectsOfAdvanced(selector: AdvancedEventSelector): string[] {
  const fields = fieldsOf(selector, 'Data');
  const isOfObjects = fields?.some(
    (field) => field.Field === 'resources.type' && field.Equals?.includes('AWS::S3::Object'),
  );
  if (!fields || !isOfObjects) return [];
  const limits = fields.filter((field) => field.Field !== 'resources.type');
  if (limits.length === 0) return [anyBucket];
  const [limit] = limits;
  if (limits.length > 1 || limit?.Field !== 'resources.ARN') return [];
  return [...(limit.StartsWith ?? []), ...(limit.Equals ?? [])].flatMap(bucketOf);
}

/** ARNs of the buckets whose object events, reads and writes, are recorded; `*` for all. */
export function recordedObjectsOf({ EventSelectors = [], AdvancedEventSelectors = [] }: Selectors): string[] {
  const buckets = [
    ...EventSelectors.flatMap(objectsOfClassic),
    ...AdvancedEventSelectors.flatMap(objectsOfAdvanced),
  ];
  return buckets.includes(anyBucket) ? [anyBucket] : [...new Set(buckets)].sort();
}
