import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListAliasesCommand,
  ListGrantsCommand,
  ListKeysCommand,
  type AliasListEntry,
  type GrantListEntry,
  type KeyMetadata,
} from '@aws-sdk/client-kms';
import type { DocumentHash } from '@/lib/snapshot/document-hash';
import type { KmsGrant, KmsKey, KmsKeys } from '@/lib/snapshot/data/kms-keys';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import type { StageError } from '@/lib/snapshot/stage';
import { awsCode } from '../errors';
import { inParallel } from '../in-parallel';
import { toInstantOrNull } from '../instant';
import { askRegions, partReader, turnAsOf, unreadRegionsOf } from './ask-regions';
import { attempt } from './attempt';
import { enabledRegions } from './enabled-regions';
import { keepText } from './keep-text';
import { listAll, type Page } from './paginate';
import { previousOf, read, unread, type StageContext, type StageResult } from './stage-context';

type Send = KMSClient['send'];

/** KMS says `Truncated` and gives a marker. */
function pageOf<T>(
  items: readonly T[] | undefined,
  answer: { Truncated?: boolean; NextMarker?: string },
): Page<T> {
  return { items: items ?? [], next: answer.Truncated ? answer.NextMarker : undefined };
}

async function listKeyIds(send: Send): Promise<string[]> {
  const keys = await listAll(async (Marker) => {
    const page = await send(new ListKeysCommand({ Limit: 1000, Marker }));
    return pageOf(page.Keys, page);
  });
  return keys.flatMap((key) => key.KeyId ?? []);
}

async function listAliases(send: Send): Promise<Map<string, string[]>> {
  const aliases = await listAll<AliasListEntry>(async (Marker) => {
    const page = await send(new ListAliasesCommand({ Limit: 100, Marker }));
    return pageOf(page.Aliases, page);
  });
  const byKey = new Map<string, string[]>();
  for (const { AliasName = '', TargetKeyId = '' } of aliases) {
    byKey.set(TargetKeyId, [...(byKey.get(TargetKeyId) ?? []), AliasName]);
  }
  return byKey;
}

/** A key that AWS manages for one of its services is ours neither to rotate nor to share. */
function isAwsManaged(aliases: readonly string[]): boolean {
  return aliases.some((alias) => alias.startsWith('alias/aws/'));
}

/** Grants of one grantee together, without their ids. */
async function listGrants(send: Send, KeyId: string): Promise<KmsGrant[]> {
  const grants = await listAll<GrantListEntry>(async (Marker) => {
    const page = await send(new ListGrantsCommand({ KeyId, Limit: 100, Marker }));
    return pageOf(page.Grants, page);
  });
  const byGrantee = Map.groupBy(grants, (grant) => grant.GranteePrincipal ?? '');
  const merged = [...byGrantee].map(([granteePrincipal, held]) => ({
    granteePrincipal,
    operations: [...new Set(held.flatMap((grant) => grant.Operations ?? []))].sort(),
  }));
  return sortedBy(merged, (grant) => grant.granteePrincipal);
}

/** Only an enabled symmetric key with AWS's own material can rotate by itself. */
function canRotate(key: KeyMetadata): boolean {
  return key.KeyState === 'Enabled' && key.KeySpec === 'SYMMETRIC_DEFAULT' && key.Origin === 'AWS_KMS';
}

async function readRotation(send: Send, key: KeyMetadata): Promise<boolean> {
  if (!canRotate(key)) return false;
  try {
    const { KeyRotationEnabled } = await send(new GetKeyRotationStatusCommand({ KeyId: key.KeyId }));
    return KeyRotationEnabled ?? false;
  } catch (error) {
    if (awsCode(error) !== 'UnsupportedOperationException') throw error;
    return false;
  }
}

async function readPolicy(context: StageContext, send: Send, KeyId: string): Promise<DocumentHash> {
  const { Policy = '' } = await send(new GetKeyPolicyCommand({ KeyId }));
  return context.documents.add(Policy);
}

/** What a key's own policy hides from us is unknown of that key, and no failure of the stage. */
async function readKey(
  context: StageContext,
  region: string,
  { key, aliases }: { key: KeyMetadata; aliases: string[] },
): Promise<KmsKey> {
  const send = context.session.service(KMSClient, region);
  const { part } = partReader(context);
  const KeyId = key.KeyId ?? '';
  return {
    arn: key.Arn ?? '',
    id: KeyId,
    region,
    state: key.KeyState ?? '',
    spec: key.KeySpec ?? '',
    usage: key.KeyUsage ?? '',
    origin: key.Origin ?? '',
    isMultiRegionReplica: key.MultiRegionConfiguration?.MultiRegionKeyType === 'REPLICA',
    deletionAt: toInstantOrNull(key.DeletionDate),
    aliases: [...aliases].sort(),
    rotationEnabled: await part('kms:GetKeyRotationStatus', () => readRotation(send, key)),
    policy: await part('kms:GetKeyPolicy', () => readPolicy(context, send, KeyId)),
    grants: await part('kms:ListGrants', () => listGrants(send, KeyId)),
  };
}

interface RegionKeys {
  keys: KmsKey[];
  /** The first key that could not even be described, so that the region is not known whole. */
  error: StageError | null;
}

async function readRegion(context: StageContext, region: string): Promise<RegionKeys> {
  const send = context.session.service(KMSClient, region);
  const ids = await listKeyIds(send);
  const found: RegionKeys = { keys: [], error: null };
  if (ids.length === 0) return found;
  const aliases = await listAliases(send);
  const ours = ids.filter((id) => !isAwsManaged(aliases.get(id) ?? []));
  const looked = ours.slice(0, context.sample ?? ours.length);
  await inParallel(looked, context.timing.width, async (KeyId) => {
    const { value, error } = await attempt('kms:DescribeKey', () => send(new DescribeKeyCommand({ KeyId })));
    if (error) {
      found.error ??= error;
      return;
    }
    const key = value.KeyMetadata;
    if (key?.KeyManager !== 'CUSTOMER') return;
    found.keys.push(await readKey(context, region, { key, aliases: aliases.get(KeyId) ?? [] }));
  });
  return found;
}

/** The customer managed KMS keys of every enabled region, once a day. */
export async function collectKmsKeys(context: StageContext): Promise<StageResult> {
  const before = previousOf(context, 'kmsKeys');
  const regions = await enabledRegions(context);
  const unreadBefore = new Set(before?.value.unreadRegions.map((one) => one.region));
  const { values, errors } = await askRegions<RegionKeys>(context, {
    stage: 'kms-keys',
    regions,
    before: (region) => {
      if (!before?.value.regions.includes(region) || unreadBefore.has(region)) return null;
      return { keys: before.value.keys.filter((key) => key.region === region), error: null };
    },
    isQuiet: ({ keys }) => keys.length === 0,
    operation: 'kms:ListKeys',
    ask: (region) => readRegion(context, region),
  });
  for (const [region, { error }] of values) if (error) errors.set(region, error);
  const [error] = errors.values();
  if (error && values.size === 0) return { readings: { kmsKeys: unread(error) }, error };
  const found = [...values.values()].flatMap((region) => region.keys);
  for (const { policy } of found) keepText(context, policy);
  const kmsKeys: KmsKeys = {
    keys: sortedBy(found, (key) => key.arn),
    regions: [...values.keys()].sort(),
    unreadRegions: sortedBy(unreadRegionsOf(errors), (one) => one.region),
  };
  return {
    readings: { kmsKeys: read(kmsKeys, turnAsOf(context, 'kms-keys', before?.asOf ?? null)) },
    error,
  };
}
