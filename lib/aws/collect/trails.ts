import {
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
  ListTrailsCommand,
  type Trail as AwsTrail,
} from '@aws-sdk/client-cloudtrail';
import type { Trail } from '@/lib/snapshot/account-snapshot';
import type { Reading } from '@/lib/snapshot/reading';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import type { StageError } from '@/lib/snapshot/stage';
import { awsCode } from '../errors';
import type { OperationName } from '../operations';
import type { AccountSession } from '../session';
import { accountOfArn } from '../partition';
import { isTurnDue } from '../rotation';
import { attempt } from './attempt';
import { readEventDataStores } from './event-data-stores';
import { listAll } from './paginate';
import {
  isConfigurationDue,
  previousOf,
  read,
  unread,
  type StageContext,
  type StageResult,
} from './stage-context';
import { deliveryOf } from './trail-delivery';
import { managementEventsOf, recordedObjectsOf } from './trail-selectors';

type Send = ReturnType<AccountSession['cloudTrail']>;

/** Trails of single regions elsewhere are looked for by turns; known ones are read at every scan. */
const searchDays = 7;

async function describeTrails(context: StageContext, region: string): Promise<AwsTrail[]> {
  const { trailList = [] } = await context.session.cloudTrail(region)(new DescribeTrailsCommand({}));
  return trailList;
}

/** Home regions of trails that the first region does not show: only single-region ones. */
async function otherRegions(context: StageContext, seen: ReadonlySet<string>): Promise<string[]> {
  const { session } = context;
  const before = previousOf(context, 'trails');
  const isSearchDue = !before || isTurnDue(context, session.link.accountId, searchDays);
  const trails = isSearchDue
    ? await listAll<{ arn: string; region: string }>(async (token) => {
        const page = await session.cloudTrail(session.region)(new ListTrailsCommand({ NextToken: token }));
        const items = (page.Trails ?? []).map((one) => ({
          arn: one.TrailARN ?? '',
          region: one.HomeRegion ?? '',
        }));
        return { items, next: page.NextToken };
      })
    : before.value.map((trail) => ({ arn: trail.arn, region: trail.homeRegion }));
  const missing = trails.filter((trail) => trail.region !== '' && !seen.has(trail.arn));
  return [...new Set(missing.map((trail) => trail.region))].filter((region) => region !== session.region);
}

/** Members see an organization's trail and may not look into it; that is no failure of the scan. */
function isOrganizationsOwn(trail: AwsTrail, accountId: string): boolean {
  return trail.IsOrganizationTrail === true && accountOfArn(trail.TrailARN ?? '') !== accountId;
}

type Skipped = Extract<Reading<never>, { state: 'skipped' }>;

/** That the details of an organization's trail may not be read here stands until the next search. */
function refusedBefore(context: StageContext, arn: string): Skipped | null {
  if (isTurnDue(context, context.session.link.accountId, searchDays)) return null;
  const before = previousOf(context, 'trails')?.value.find((trail) => trail.arn === arn);
  if (before?.isLogging.state !== 'skipped' || before.managementEvents.state !== 'skipped') return null;
  return before.isLogging;
}

/** Insights as the last scan read them, until the trail's turn. */
function knownInsights(context: StageContext, arn: string): Reading<string[]> | null {
  if (isTurnDue(context, arn, context.pace.detailDays)) return null;
  const before = previousOf(context, 'trails')?.value.find((trail) => trail.arn === arn);
  return before?.insights.state === 'read' ? before.insights : null;
}

type Selection = Pick<Trail, 'managementEvents' | 'recordsObjectsOf'>;

/** What a trail records, as the last scan read it; null when AWS must be asked. */
function knownSelection(context: StageContext, arn: string): Selection | null {
  if (isConfigurationDue(context)) return null;
  const before = previousOf(context, 'trails')?.value.find((trail) => trail.arn === arn);
  if (before?.managementEvents.state !== 'read' || before.recordsObjectsOf.state !== 'read') return null;
  const { managementEvents, recordsObjectsOf } = before;
  return { managementEvents, recordsObjectsOf };
}

async function readInsights(send: Send, arn: string): Promise<string[]> {
  try {
    const { InsightSelectors = [] } = await send(new GetInsightSelectorsCommand({ TrailName: arn }));
    return InsightSelectors.flatMap(({ InsightType }) => InsightType ?? []).sort();
  } catch (error) {
    if (awsCode(error) !== 'InsightNotEnabledException') throw error;
    return [];
  }
}

type Facts = Omit<Trail, 'isLogging' | 'managementEvents' | 'delivery' | 'insights' | 'recordsObjectsOf'>;

/** What DescribeTrails itself tells. */
function factsOf(trail: AwsTrail, region: string): Facts {
  return {
    arn: trail.TrailARN ?? '',
    name: trail.Name ?? '',
    homeRegion: trail.HomeRegion ?? region,
    isMultiRegion: trail.IsMultiRegionTrail ?? false,
    isOrganizationTrail: trail.IsOrganizationTrail ?? false,
    includesGlobalEvents: trail.IncludeGlobalServiceEvents ?? false,
    logFileValidation: trail.LogFileValidationEnabled ?? false,
    kmsKeyId: trail.KmsKeyId ?? null,
    s3BucketName: trail.S3BucketName ?? null,
    cloudWatchLogsGroupArn: trail.CloudWatchLogsLogGroupArn ?? null,
  };
}

async function readTrail(context: StageContext, trail: AwsTrail, errors: StageError[]): Promise<Trail> {
  const { session, takenAt } = context;
  const arn = trail.TrailARN ?? '';
  const send = session.cloudTrail(trail.HomeRegion ?? session.region);
  const isForeign = isOrganizationsOwn(trail, session.link.accountId);
  const refused = isForeign ? refusedBefore(context, arn) : null;
  const part = async <T>(operation: OperationName, call: () => Promise<T>): Promise<Reading<T>> => {
    if (refused) return refused;
    const { value, error } = await attempt(operation, call);
    if (!error) return read(value, takenAt);
    if (isForeign && /AccessDenied|TrailNotFound/.test(error.code)) {
      return {
        state: 'skipped',
        reason: 'An organization trail: its details are read in the management account.',
      };
    }
    errors.push(error);
    return unread(error);
  };
  const status = await part('cloudtrail:GetTrailStatus', () =>
    send(new GetTrailStatusCommand({ Name: arn })),
  );
  const askSelection = async (): Promise<Selection> => {
    const selectors = await part('cloudtrail:GetEventSelectors', () =>
      send(new GetEventSelectorsCommand({ TrailName: arn })),
    );
    return {
      managementEvents: mapReading(selectors, managementEventsOf),
      recordsObjectsOf: mapReading(selectors, recordedObjectsOf),
    };
  };
  return {
    ...factsOf(trail, session.region),
    isLogging: mapReading(status, (answer) => answer.IsLogging ?? false),
    delivery: mapReading(status, (answer) => deliveryOf(answer, takenAt)),
    insights:
      knownInsights(context, arn) ??
      (await part('cloudtrail:GetInsightSelectors', () => readInsights(send, arn))),
    ...(knownSelection(context, arn) ?? (await askSelection())),
  };
}

function mapReading<T, U>(reading: Reading<T>, change: (value: T) => U): Reading<U> {
  return reading.state === 'read' ? { ...reading, value: change(reading.value) } : reading;
}

/** The trails that DescribeTrails shows, here and where ListTrails names others. */
async function findTrails(context: StageContext, errors: StageError[]): Promise<Map<string, AwsTrail>> {
  const { session } = context;
  const found = new Map<string, AwsTrail>();
  const note = (trails: AwsTrail[]) => {
    for (const trail of trails) if (trail.TrailARN) found.set(trail.TrailARN, trail);
  };
  note(await describeTrails(context, session.region));
  const seen = new Set(found.keys());
  const others = await attempt('cloudtrail:ListTrails', () => otherRegions(context, seen));
  if (others.error) errors.push(others.error);
  for (const region of others.value ?? []) {
    const there = await attempt('cloudtrail:DescribeTrails', () => describeTrails(context, region));
    if (there.error) errors.push(there.error);
    note(there.value ?? []);
  }
  return found;
}

/** Every trail of the account, those of its organization included, and its stores of CloudTrail Lake. */
export async function collectTrails(context: StageContext): Promise<StageResult> {
  const errors: StageError[] = [];
  const trails: Trail[] = [];
  for (const trail of (await findTrails(context, errors)).values()) {
    trails.push(await readTrail(context, trail, errors));
  }
  const stores = await readEventDataStores(context);
  if (stores.error) errors.push(stores.error);
  const sorted = sortedBy(trails, (trail) => trail.arn);
  return {
    readings: { trails: read(sorted, context.takenAt), eventDataStores: stores.reading },
    error: errors[0],
  };
}
