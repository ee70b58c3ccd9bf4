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
  const row = await snapshotRow(snapshotId);
  // Written by `readingsOf` of lib/snapshot, and by nobody else.
  const readings = row.readings as Readings;
  const state = readings[name];
  if (state.state !== 'read') return { readings, reading: state };
  const manifest = readManifest(bytesOf(await readDocuments([row.manifestHash]), row.manifestHash));
  const address = manifest.documents[name];
  if (!address) throw new AppError('internal', `The manifest of snapshot ${snapshotId} lacks ${name}.`);
  // A document of this kind holds this data set: `toDocuments` wrote it.
  const value = (await readValue(address, documentKinds[name], state.asOf)) as DataSets[Name];
  return { readings, reading: { state: 'read', value, asOf: state.asOf } };
}

const mostRows = 1_000;
const snapshotRows = new Map<string, SnapshotRow>();

/** What is asked for here never changes, and a history asks for the same few snapshots again and again. */
async function snapshotRow(id: string): Promise<SnapshotRow> {
  const known = snapshotRows.get(id);
  if (known) return known;
  const row = await db().snapshot.findUnique({ where: { id }, select: snapshotColumns });
  if (!row)
    throw new AppError('not-found', 'There is no such snapshot.', 'It may have been removed by retention.');
  if (snapshotRows.size >= mostRows) snapshotRows.clear();
  snapshotRows.set(id, row);
  return row;
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
  return row ? organizationOf(row) : null;
}

const mostOrganizations = 8;
const organizations = new Map<string, OrganizationSnapshot>();

/** The accounts of an organization are judged by the same object, so that what was worked out for one serves the next. */
async function organizationOf(row: { documentHash: string; takenAt: Date }): Promise<OrganizationSnapshot> {
  const takenAt = row.takenAt.toISOString();
  const key = `${row.documentHash} ${takenAt}`;
  const known = organizations.get(key);
  if (known) return known;
  const first = await readDocuments([row.documentHash]);
  const bytes = bytesOf(first, row.documentHash);
  const texts = await readDocuments(policyHashesOfOrganization(bytes));
  const organization = organizationFromDocuments({ documentHash: row.documentHash, takenAt }, (address) =>
    address === row.documentHash ? bytes : bytesOf(texts, address),
  );
  if (organizations.size >= mostOrganizations) organizations.clear();
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
