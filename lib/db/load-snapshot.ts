import type { AccountSnapshot, DataSets } from '@/lib/snapshot/account-snapshot';
import { documentKinds, type DataSetName, type Readings } from '@/lib/snapshot/data-sets';
import { documentsToLoad, fromDocuments, readManifest } from '@/lib/snapshot/documents';
import { organizationFromDocuments, policyHashesOfOrganization } from '@/lib/snapshot/organization-documents';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import type { Reading } from '@/lib/snapshot/reading';
import { AppError } from '@/lib/errors';
import { db } from './client';
import { readDocuments } from './evidence/read-documents';
import { readValue } from './evidence/read-value';

const snapshotColumns = {
  id: true,
  accountId: true,
  takenAt: true,
  source: true,
  manifestHash: true,
  readings: true,
  account: { select: { partition: true } },
} as const;

interface SnapshotRow {
  accountId: string;
  takenAt: Date;
  source: string;
  manifestHash: string;
  readings: unknown;
  account: { partition: string };
}

/** The account's newest snapshot, or the newest one up to an instant; null when there is none. */
export async function loadNewestSnapshot(accountId: string, upTo?: Date): Promise<AccountSnapshot | null> {
  const row = await db().snapshot.findFirst({
    where: { accountId, ...(upTo && { takenAt: { lte: upTo } }) },
    orderBy: { takenAt: 'desc' },
    select: snapshotColumns,
  });
  return row && compose(row);
}

/**
 * A snapshot by its id. Throws `not-found`.
 *
 * @param like the snapshot before it, when a history is gone through: what did not move becomes the same object
 */
export async function loadSnapshot(
  id: string,
  like: AccountSnapshot | null = null,
): Promise<AccountSnapshot> {
  const row = await db().snapshot.findUnique({ where: { id }, select: snapshotColumns });
  if (!row)
    throw new AppError('not-found', 'There is no such snapshot.', 'It may have been removed by retention.');
  return compose(row, like);
}

/**
 * One data set of a snapshot, with how all of them were read; without loading the others. Throws `not-found`.
 * The credential report is AWS's own bytes and has no use alone.
 */
export async function loadDataSet<Name extends Exclude<DataSetName, 'credentialReport'>>(
  snapshotId: string,
  name: Name,
): Promise<{ readings: Readings; reading: Reading<DataSets[Name]> }> {
  const row = await db().snapshot.findUnique({ where: { id: snapshotId }, select: snapshotColumns });
  if (!row)
    throw new AppError('not-found', 'There is no such snapshot.', 'It may have been removed by retention.');
  // Written by `readingsOf` of lib/snapshot, and by nobody else.
  const readings = row.readings as Readings;
  return { readings, reading: await readDataSet({ manifestHash: row.manifestHash, readings }, name) };
}

/** What a snapshot's row says of its data sets: how each was read, and where the documents are. */
export interface SnapshotEvidence {
  manifestHash: string;
  readings: Readings;
}

/** One data set of a snapshot whose row is at hand. */
export async function readDataSet<Name extends Exclude<DataSetName, 'credentialReport'>>(
  { manifestHash, readings }: SnapshotEvidence,
  name: Name,
): Promise<Reading<DataSets[Name]>> {
  const state = readings[name];
  if (state.state !== 'read') return state;
  const manifest = readManifest(bytesOf(await readDocuments([manifestHash]), manifestHash));
  const address = manifest.documents[name];
  if (!address) throw new AppError('internal', `The manifest ${manifestHash} lacks ${name}.`);
  // A document of this kind holds this data set: `toDocuments` wrote it.
  const value = (await readValue(address, documentKinds[name], state.asOf)) as DataSets[Name];
  return { state: 'read', value, asOf: state.asOf };
}

async function compose(row: SnapshotRow, like: AccountSnapshot | null = null): Promise<AccountSnapshot> {
  const manifests = await readDocuments([row.manifestHash]);
  const manifest = readManifest(bytesOf(manifests, row.manifestHash));
  const documents = await readDocuments([row.manifestHash, ...documentsToLoad(manifest, like)]);
  return fromDocuments(
    {
      accountId: row.accountId,
      partition: row.account.partition,
      source: row.source === 'import' ? 'import' : 'scan',
      takenAt: row.takenAt.toISOString(),
      manifestHash: row.manifestHash,
      // Written by `readingsOf` of the same module, and by nobody else.
      readings: row.readings as Readings,
    },
    (address) => bytesOf(documents, address),
    like,
  );
}

function bytesOf(documents: ReadonlyMap<string, Uint8Array>, address: string): Uint8Array {
  const bytes = documents.get(address);
  if (!bytes) throw new AppError('internal', `Document ${address} was not loaded.`);
  return bytes;
}

/**
 * The newest snapshot of the account's organization up to an instant; null for a stand-alone account or before the
 * organization's first scan.
 */
export async function loadOrganizationAt(accountId: string, at: Date): Promise<OrganizationSnapshot | null> {
  const rows = await db().$queryRaw<{ documentHash: string; takenAt: Date }[]>`
    select o."documentHash", o."takenAt" from "OrganizationSnapshot" o
    where o."takenAt" <= ${at.toISOString()}::timestamptz and o."organizationId" = (
      select coalesce(
        (select u."organizationId" from "Account" a join "OrganizationalUnit" u on u.id = a."ouId" where a.id = ${accountId}),
        (select g.id from "Organization" g where g."managementAccountId" = ${accountId})))
    order by o."takenAt" desc limit 1`;
  const row = rows[0];
  return row ? composeOrganization(row.documentHash, row.takenAt.toISOString()) : null;
}

const mostOrganizations = 8;
const organizations = new Map<string, OrganizationSnapshot>();

/** Documents never change, so the last organizations stay in memory: the scans of all members share one. */
async function composeOrganization(documentHash: string, takenAt: string): Promise<OrganizationSnapshot> {
  const key = `${documentHash}/${takenAt}`;
  const known = organizations.get(key);
  if (known) return known;
  const first = await readDocuments([documentHash]);
  const bytes = bytesOf(first, documentHash);
  const texts = await readDocuments(policyHashesOfOrganization(bytes));
  const organization = organizationFromDocuments({ documentHash, takenAt }, (address) =>
    address === documentHash ? bytes : bytesOf(texts, address),
  );
  const [oldest] = organizations.keys();
  if (oldest !== undefined && organizations.size >= mostOrganizations) organizations.delete(oldest);
  organizations.set(key, organization);
  return organization;
}

/** One policy text of the evidence, by its hash; null when it is not there. */
export async function loadPolicyDocument(hash: string): Promise<string | null> {
  const row = await db().document.findUnique({ where: { hash }, select: { kind: true } });
  if (row?.kind !== 'policy-document') return null;
  const documents = await readDocuments([hash]);
  return new TextDecoder().decode(bytesOf(documents, hash));
}
