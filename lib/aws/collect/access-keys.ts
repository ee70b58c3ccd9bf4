import {
  GetAccessKeyLastUsedCommand,
  ListAccessKeysCommand,
  type AccessKeyMetadata,
} from '@aws-sdk/client-iam';
import type { AccessKey } from '@/lib/snapshot/account-snapshot';
import type { CredentialReportRow, ReportKey } from '@/lib/snapshot/credential-report';
import type { Instant } from '@/lib/snapshot/reading';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import type { StageError } from '@/lib/snapshot/stage';
import { awsCode } from '../errors';
import { inParallel } from '../in-parallel';
import { dayMs, elapsed, toInstant, toInstantOrNull } from '../instant';
import { attempt } from './attempt';
import { iamNext, listAll } from './paginate';
import { hasReport, knownUsers, type KnownUser } from './report-rows';
import { previousOf, read, type StageContext, type StageResult } from './stage-context';

function slotsOf(row: CredentialReportRow | null): ReportKey[] {
  return (row?.keys ?? []).filter((key) => key.lastRotated !== null);
}

/** The same keys in the same state; how lately they were used does not count, the report tells that itself. */
function hasSameKeys(row: CredentialReportRow, previous: CredentialReportRow): boolean {
  const shape = (one: CredentialReportRow) =>
    slotsOf(one)
      .map((key) => `${key.slot}/${key.active}/${key.lastRotated}`)
      .join(' ');
  return shape(row) === shape(previous);
}

function isFresh(context: StageContext, key: AccessKey): boolean {
  return elapsed(key.asOf, context.takenAt) < context.pace.credentialDays * dayMs;
}

function withUse(key: AccessKey, slot: ReportKey | undefined): AccessKey {
  if (!slot) return key;
  const isNewer = slot.lastUsed !== null && (key.lastUsed === null || slot.lastUsed > key.lastUsed);
  if (!isNewer) return key;
  const { lastUsed, lastUsedRegion, lastUsedService } = slot;
  return { ...key, lastUsed, lastUsedRegion, lastUsedService };
}

/** What the last scan knew of a user's keys, with the report's newer use; null when AWS must be asked. */
function carriedOver(context: StageContext, user: KnownUser, known: AccessKey[]): AccessKey[] | null {
  if (!known.every((key) => key.accessKeyId !== null && isFresh(context, key))) return null;
  if (!user.row) return !hasReport(context) && known.length > 0 ? known : null;
  if (!user.previousRow || !hasSameKeys(user.row, user.previousRow)) return null;
  const slots = slotsOf(user.row);
  if (slots.length !== known.length) return null;
  return known.map((key) =>
    withUse(
      key,
      slots.find((slot) => slot.slot === key.slot),
    ),
  );
}

async function listKeys(context: StageContext, userName: string): Promise<AccessKeyMetadata[]> {
  const keys = await listAll<AccessKeyMetadata>(async (marker) => {
    const page = await context.session.iam(
      new ListAccessKeysCommand({ UserName: userName, MaxItems: 1000, Marker: marker }),
    );
    return { items: page.AccessKeyMetadata ?? [], next: iamNext(page) };
  });
  return sortedBy(keys, (key) => key.AccessKeyId ?? '');
}

type KeyUse = Pick<AccessKey, 'lastUsed' | 'lastUsedRegion' | 'lastUsedService'>;

async function readUse(context: StageContext, accessKeyId: string): Promise<KeyUse> {
  const answer = await context.session.iam(new GetAccessKeyLastUsedCommand({ AccessKeyId: accessKeyId }));
  const use = answer.AccessKeyLastUsed;
  const named = (value: string | undefined) => (!value || value === 'N/A' ? null : value);
  return {
    lastUsed: toInstantOrNull(use?.LastUsedDate),
    lastUsedRegion: named(use?.Region),
    lastUsedService: named(use?.ServiceName),
  };
}

/** The report's slot of a key: by its date, which is the key's creation unless the key's state was changed since. */
function slotOf(row: CredentialReportRow | null, key: AccessKeyMetadata): ReportKey | undefined {
  const created = toInstantOrNull(key.CreateDate);
  return slotsOf(row).find((slot) => slot.lastRotated === created);
}

interface Gathered {
  keys: AccessKey[];
  notices: string[];
  /** The first refusal to tell the use of a key; the report's own answer stands in. */
  error: StageError | null;
}

/** AWS does not tell since when: the first snapshot that shows a key inactive does, or its creation if there is none. */
function inactiveSince(context: StageContext, key: AccessKeyMetadata): Instant | null {
  if (key.Status === 'Active') return null;
  const before = previousOf(context, 'accessKeys')?.value.find(
    (known) => known.accessKeyId === key.AccessKeyId,
  );
  if (before?.status === 'Active') return context.takenAt;
  return before?.inactiveSince ?? toInstant(key.CreateDate ?? new Date(0));
}

async function askUser(context: StageContext, user: KnownUser, gathered: Gathered): Promise<void> {
  for (const key of await listKeys(context, user.name)) {
    const accessKeyId = key.AccessKeyId ?? '';
    const slot = slotOf(user.row, key);
    const use = await attempt('iam:GetAccessKeyLastUsed', () => readUse(context, accessKeyId));
    gathered.error ??= use.error;
    const base: AccessKey = {
      userName: user.name,
      accessKeyId,
      slot: slot?.slot ?? null,
      status: key.Status ?? 'Inactive',
      createdAt: toInstant(key.CreateDate ?? new Date(0)),
      lastUsed: null,
      lastUsedRegion: null,
      lastUsedService: null,
      inactiveSince: inactiveSince(context, key),
      asOf: context.takenAt,
    };
    gathered.keys.push(use.value ? { ...base, ...use.value } : withUse(base, slot));
  }
}

async function askUsers(context: StageContext, users: KnownUser[], gathered: Gathered): Promise<void> {
  let done = 0;
  await inParallel(users, context.timing.width, async (user) => {
    try {
      await askUser(context, user, gathered);
    } catch (failure) {
      if (awsCode(failure) !== 'NoSuchEntity') throw failure;
      gathered.notices.push(`User ${user.name} was deleted while the account was read.`);
    }
    done += 1;
    context.progress(done, users.length);
  });
}

/**
 * Ids, state and use of the access keys of IAM users. AWS is asked only for users whose keys in the report are not those
 * of the last scan, or whose answer is older than seven days; others keep theirs, with the use that the report tells.
 */
export async function collectAccessKeys(context: StageContext): Promise<StageResult> {
  const before = Map.groupBy(previousOf(context, 'accessKeys')?.value ?? [], (key) => key.userName);
  const gathered: Gathered = { keys: [], notices: [], error: null };
  const toAsk: KnownUser[] = [];
  for (const user of knownUsers(context)) {
    if (user.row && slotsOf(user.row).length === 0) continue;
    const carried = carriedOver(context, user, before.get(user.name) ?? []);
    if (carried) gathered.keys.push(...carried);
    else toAsk.push(user);
  }
  await askUsers(context, toAsk, gathered);
  const { notices, error } = gathered;
  const keys = sortedBy(gathered.keys, (key) => `${key.userName}/${key.accessKeyId}`);
  return { readings: { accessKeys: read(keys, context.takenAt) }, notices, error: error ?? undefined };
}
