import type { EventDataStoreState, TrailState } from '../world/monitoring-types';
import { AwsError, commonFault } from '../wire/aws-error';
import type { Input } from '../wire/input';
import type { OperationContext, Operations } from './operation';
import { byText, paginate } from './paging';

const HOUR = 3_600_000;
const FIVE_MINUTES = 300_000;

/** A trail as the caller's account sees it. */
interface SeenTrail {
  trail: TrailState;
  /** Account that owns it: the management account for an organization trail. */
  owner: string;
}

function ownTrails({ account }: OperationContext): SeenTrail[] {
  return [...account.trails.values()].map((trail) => ({ trail, owner: account.id }));
}

/** Organization trails of the management account, which every member sees read-only. */
function organizationTrails(context: OperationContext): SeenTrail[] {
  const { organization, simulation, account, now } = context;
  if (!organization || organization.managementAccountId === account.id) return [];
  const management = simulation.account(organization.managementAccountId, now);
  const trails = [...(management?.trails.values() ?? [])].filter((trail) => trail.organization);
  return trails.map((trail) => ({ trail, owner: organization.managementAccountId }));
}

function visibleTrails(context: OperationContext): SeenTrail[] {
  return [...ownTrails(context), ...organizationTrails(context)].sort((a, b) =>
    byText(a.trail.arn, b.trail.arn),
  );
}

function inRegion({ region, account }: OperationContext, seen: SeenTrail, shadows: boolean): boolean {
  const home = seen.trail.region === region;
  if (home && seen.owner === account.id) return true;
  return shadows && (seen.trail.multiRegion || home);
}

function trailJson({ trail }: SeenTrail) {
  return {
    Name: trail.name,
    S3BucketName: trail.bucket,
    IncludeGlobalServiceEvents: trail.globalServiceEvents,
    IsMultiRegionTrail: trail.multiRegion,
    HomeRegion: trail.region,
    TrailARN: trail.arn,
    LogFileValidationEnabled: trail.logFileValidation,
    CloudWatchLogsLogGroupArn: trail.logGroupArn,
    KmsKeyId: trail.kmsKeyArn,
    HasCustomEventSelectors: 'advanced' in trail.selectors,
    HasInsightSelectors: trail.insights.length > 0,
    IsOrganizationTrail: trail.organization,
  };
}

/** The trail by ARN, or by name when it is the account's own and at home in this region. */
function trailOf(context: OperationContext, name: string): SeenTrail {
  const found = visibleTrails(context).find(
    (seen) =>
      seen.trail.arn === name ||
      (seen.trail.name === name && seen.owner === context.account.id && seen.trail.region === context.region),
  );
  if (found) return found;
  throw new AwsError('TrailNotFoundException', `Unknown trail: ${name} for the user: ${context.account.id}`, {
    status: 400,
  });
}

/** Logs arrive every five minutes while the trail is on, digests every hour. (assumed) */
function getTrailStatus(context: OperationContext, input: Input) {
  const { trail } = trailOf(context, input.required('Name'));
  const seconds = (at: number | undefined) => (at === undefined ? undefined : Math.floor(at / 1000));
  const until = trail.logging ? context.now : trail.stoppedAt;
  const started = trail.startedAt ?? Number.POSITIVE_INFINITY;
  const delivered = until !== undefined && until - FIVE_MINUTES >= started ? until - FIVE_MINUTES : undefined;
  const digest = until !== undefined && until - HOUR >= started ? Math.floor(until / HOUR) * HOUR : undefined;
  return {
    json: {
      IsLogging: trail.logging,
      LatestDeliveryTime: seconds(delivered),
      LatestDeliveryError: trail.deliveryError,
      StartLoggingTime: seconds(trail.startedAt),
      StopLoggingTime: seconds(trail.stoppedAt),
      LatestCloudWatchLogsDeliveryTime: trail.logGroupArn === undefined ? undefined : seconds(delivered),
      LatestDigestDeliveryTime: trail.logFileValidation ? seconds(digest) : undefined,
    },
  };
}

function getEventSelectors(context: OperationContext, input: Input) {
  const { trail } = trailOf(context, input.required('TrailName'));
  const { selectors } = trail;
  if ('classic' in selectors) {
    return {
      json: {
        TrailARN: trail.arn,
        EventSelectors: selectors.classic.map((one) => ({
          ReadWriteType: one.readWriteType,
          IncludeManagementEvents: one.managementEvents,
          DataResources: one.objects ? [{ Type: 'AWS::S3::Object', Values: one.objects }] : [],
          ExcludeManagementEventSources: one.excludedSources ?? [],
        })),
      },
    };
  }
  return {
    json: {
      TrailARN: trail.arn,
      AdvancedEventSelectors: selectors.advanced.map((one) => ({
        Name: one.name,
        FieldSelectors: one.fields.map((field) => ({
          Field: field.field,
          Equals: field.equals,
          NotEquals: field.notEquals,
          StartsWith: field.startsWith,
        })),
      })),
    },
  };
}

function getInsightSelectors(context: OperationContext, input: Input) {
  const { trail } = trailOf(context, input.required('TrailName'));
  if (trail.insights.length === 0) {
    throw new AwsError('InsightNotEnabledException', 'Trail does not have insights enabled.', {
      status: 400,
    });
  }
  const selectors = trail.insights.map((InsightType) => ({ InsightType }));
  return { json: { TrailARN: trail.arn, InsightSelectors: selectors } };
}

function describeTrails(context: OperationContext, input: Input) {
  const shadows = input.flag('includeShadowTrails') ?? true;
  const names = input.texts('trailNameList');
  const trails = visibleTrails(context).filter((seen) => inRegion(context, seen, shadows));
  const wanted =
    names.length === 0
      ? trails
      : trails.filter(({ trail }) => names.includes(trail.name) || names.includes(trail.arn));
  return { json: { trailList: wanted.map(trailJson) } };
}

function listTrails(context: OperationContext, input: Input) {
  const token = input.text('NextToken');
  const page = paginate(context, {
    items: visibleTrails(context),
    keyOf: ({ trail }) => trail.arn,
    size: 100,
    token,
  });
  const trails = page.items.map(({ trail }) => ({
    TrailARN: trail.arn,
    Name: trail.name,
    HomeRegion: trail.region,
  }));
  return { json: { Trails: trails, NextToken: page.next } };
}

function storeArn({ account }: OperationContext, store: EventDataStoreState): string {
  return `arn:${account.partition}:cloudtrail:${store.region}:${account.id}:eventdatastore/${store.id}`;
}

function regionalStores({ account, region }: OperationContext): EventDataStoreState[] {
  return [...account.eventDataStores.values()]
    .filter((store) => store.region === region)
    .sort((a, b) => byText(a.id, b.id));
}

function listEventDataStores(context: OperationContext, input: Input) {
  const page = paginate(context, {
    items: regionalStores(context),
    keyOf: (store) => store.id,
    size: input.integer('MaxResults', { min: 1, max: 1000 }) ?? 1000,
    token: input.text('NextToken'),
    scope: context.region,
  });
  const stores = page.items.map((store) => ({
    EventDataStoreArn: storeArn(context, store),
    Name: store.name,
  }));
  return { json: { EventDataStores: stores, NextToken: page.next } };
}

function getEventDataStore(context: OperationContext, input: Input) {
  const asked = input.required('EventDataStore');
  const store = regionalStores(context).find((one) => asked.endsWith(one.id));
  if (!store) {
    throw new AwsError('EventDataStoreNotFoundException', 'The event data store was not found.', {
      status: 400,
    });
  }
  const management = [{ Field: 'eventCategory', Equals: ['Management'] }];
  return {
    json: {
      EventDataStoreArn: storeArn(context, store),
      Name: store.name,
      Status: store.status,
      AdvancedEventSelectors: [{ Name: 'Management events', FieldSelectors: management }],
      MultiRegionEnabled: store.multiRegion,
      OrganizationEnabled: store.organization,
      RetentionPeriod: store.retentionDays,
      CreatedTimestamp: store.createdAt / 1000,
    },
  };
}

function trailResource(member: string) {
  return (context: OperationContext, input: Input) => {
    const name = input.text(member);
    if (name === undefined) {
      throw commonFault('cloudtrail', 'invalid-input', `${member} must not be null`);
    }
    const { account, region } = context;
    return name.startsWith('arn:')
      ? name
      : `arn:${account.partition}:cloudtrail:${region}:${account.id}:trail/${name}`;
  };
}

export const cloudtrailOperations: Operations = {
  DescribeTrails: { action: 'cloudtrail:DescribeTrails', evidence: 'model', run: describeTrails },
  ListTrails: {
    action: 'cloudtrail:ListTrails',
    evidence: 'model',
    assumptions: ['ListTrails shows organization trails in members'],
    run: listTrails,
  },
  GetTrailStatus: {
    action: 'cloudtrail:GetTrailStatus',
    resource: trailResource('Name'),
    evidence: 'model',
    assumptions: ['a trail delivers every five minutes and a digest every hour'],
    run: getTrailStatus,
  },
  GetEventSelectors: {
    action: 'cloudtrail:GetEventSelectors',
    resource: trailResource('TrailName'),
    evidence: 'model',
    run: getEventSelectors,
  },
  GetInsightSelectors: {
    action: 'cloudtrail:GetInsightSelectors',
    resource: trailResource('TrailName'),
    evidence: 'model',
    run: getInsightSelectors,
  },
  ListEventDataStores: {
    action: 'cloudtrail:ListEventDataStores',
    evidence: 'model',
    assumptions: ['a list names ARN and name of the stores of its region alone'],
    run: listEventDataStores,
  },
  GetEventDataStore: {
    action: 'cloudtrail:GetEventDataStore',
    evidence: 'model',
    run: getEventDataStore,
  },
};
