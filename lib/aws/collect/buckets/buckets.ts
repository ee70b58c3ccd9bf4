import { GetBucketLocationCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import type { Bucket } from '@/lib/snapshot/data/buckets';
import type { Reading } from '@/lib/snapshot/reading';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import { inParallel } from '../../in-parallel';
import { isTurnDue } from '../../rotation';
import { partReader, turnAsOf } from '../ask-regions';
import { keepText } from '../keep-text';
import { listAll } from '../paginate';
import { previousOf, read, readSoFar, type StageContext, type StageResult } from '../stage-context';
import {
  readBlock,
  readExpirations,
  readLocksObjects,
  readLogsAccess,
  readOwnership,
  readPolicyIsPublic,
  readPolicyText,
  readPublicGrants,
  readVersioning,
} from './bucket-parts';

interface Listed {
  name: string;
  /** Null from a stand-in that does not tell it in the list. */
  region: string | null;
}

/** S3 tells the region of a bucket to those who ask for a page of a given size. */
async function listBuckets({ session }: StageContext): Promise<Listed[]> {
  const send = session.service(S3Client, session.region);
  return listAll<Listed>(async (token) => {
    const page = await send(new ListBucketsCommand({ MaxBuckets: 1000, ContinuationToken: token }));
    const items = (page.Buckets ?? []).map(({ Name = '', BucketRegion }) => ({
      name: Name,
      region: BucketRegion ?? null,
    }));
    return { items, next: page.ContinuationToken };
  });
}

/** The oldest regions have names of their own here. Source: S3 API Reference, GetBucketLocation. */
const oldLocations: Record<string, string> = { '': 'us-east-1', EU: 'eu-west-1' };

async function findRegion({ session }: StageContext, { name, region }: Listed): Promise<string> {
  if (region !== null) return region;
  const send = session.service(S3Client, session.region);
  const { LocationConstraint = '' } = await send(new GetBucketLocationCommand({ Bucket: name }));
  return oldLocations[LocationConstraint] ?? LocationConstraint;
}

const notAsked: Reading<never> = { state: 'skipped', reason: 'Asked for buckets that hold logs of a trail.' };

type Parts = ReturnType<typeof partReader>['part'];
type LogFacts = Pick<Bucket, 'logsAccess' | 'versioning' | 'locksObjects' | 'expirations'>;

async function readLogFacts(part: Parts, send: S3Client['send'], name: string): Promise<LogFacts> {
  return {
    logsAccess: await part('s3:GetBucketLogging', () => readLogsAccess(send, name)),
    versioning: await part('s3:GetBucketVersioning', () => readVersioning(send, name)),
    locksObjects: await part('s3:GetObjectLockConfiguration', () => readLocksObjects(send, name)),
    expirations: await part('s3:GetBucketLifecycleConfiguration', () => readExpirations(send, name)),
  };
}

interface Asked extends Listed {
  holdsTrail: boolean;
}

async function readBucket(context: StageContext, asked: Asked, part: Parts): Promise<Bucket> {
  const { session, documents } = context;
  const { name } = asked;
  const region = await findRegion(context, asked);
  const send = session.service(S3Client, region);
  return {
    name,
    arn: `arn:${session.link.partition}:s3:::${name}`,
    region,
    publicAccessBlock: await part('s3:GetPublicAccessBlock', () => readBlock(send, name)),
    policyIsPublic: await part('s3:GetBucketPolicyStatus', () => readPolicyIsPublic(send, name)),
    policy: await part('s3:GetBucketPolicy', async () => {
      const text = await readPolicyText(send, name);
      return text === null ? null : documents.add(text);
    }),
    publicAclGrants: await part('s3:GetBucketAcl', () => readPublicGrants(send, name)),
    ownership: await part('s3:GetBucketOwnershipControls', () => readOwnership(send, name)),
    ...(asked.holdsTrail
      ? await readLogFacts(part, send, name)
      : { logsAccess: notAsked, versioning: notAsked, locksObjects: notAsked, expirations: notAsked }),
  };
}

/** In an account of very many buckets a day's turn takes some hundreds of them. */
const bucketsPerDay = 300;

/** Whether all that is asked of a bucket was answered. */
function isSettled(bucket: Bucket, trailBuckets: ReadonlySet<string | null>): boolean {
  const { region: _region, name, arn: _arn, ...parts } = bucket;
  const states = Object.values(parts).map((part) => part.state);
  return !states.includes('unread') && !(trailBuckets.has(name) && states.includes('skipped'));
}

function isBucketDue(context: StageContext, name: string, among: number): boolean {
  const days = Math.max(context.pace.serviceDays, Math.ceil(among / bucketsPerDay));
  const { accountId } = context.session.link;
  return isTurnDue(
    context,
    days > context.pace.serviceDays ? `${accountId}/${name}` : `${accountId}/buckets`,
    days,
  );
}

/** The last list as it is, until the account's turn, when every bucket in it is settled. */
function keptBuckets(
  context: StageContext,
  trailBuckets: ReadonlySet<string | null>,
): Reading<Bucket[]> | null {
  const previous = previousOf(context, 'buckets');
  if (!previous || !previous.value.every((bucket) => isSettled(bucket, trailBuckets))) return null;
  const { accountId } = context.session.link;
  if (isTurnDue(context, `${accountId}/buckets`, context.pace.serviceDays)) return null;
  for (const { policy } of previous.value) keepText(context, policy);
  return { state: 'read', ...previous };
}

/** Every bucket of the account once a day; what matters for the logs of trails is asked for their buckets alone. */
export async function collectBuckets(context: StageContext): Promise<StageResult> {
  const trailBuckets = new Set(readSoFar(context, 'trails')?.map((trail) => trail.s3BucketName));
  const kept = keptBuckets(context, trailBuckets);
  if (kept) return { readings: { buckets: kept } };
  const previous = previousOf(context, 'buckets');
  const known = new Map(previous?.value.map((bucket) => [bucket.name, bucket]));
  const all = await listBuckets(context);
  const listed = all.slice(0, context.sample ?? all.length);
  const { part, errors } = partReader(context);
  const buckets: Bucket[] = [];
  await inParallel(listed, context.timing.width, async (one) => {
    const before = known.get(one.name);
    if (before && isSettled(before, trailBuckets) && !isBucketDue(context, one.name, listed.length)) {
      keepText(context, before.policy);
      buckets.push(before);
    } else {
      buckets.push(await readBucket(context, { ...one, holdsTrail: trailBuckets.has(one.name) }, part));
    }
    context.progress(buckets.length, listed.length);
  });
  const sorted = sortedBy(buckets, (bucket) => bucket.name);
  return {
    readings: { buckets: read(sorted, turnAsOf(context, 'buckets', previous?.asOf ?? null)) },
    error: errors[0],
  };
}
