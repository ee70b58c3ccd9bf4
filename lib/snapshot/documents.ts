import type { AccountSnapshot, DataSets, DocumentHash } from './account-snapshot';
import { type DataSetName, dataSetNames, documentKinds, type Readings } from './data-sets';
import { decodeDocument, encodeDocument } from './encode-document';
import { hash } from './hash';
import { parseCredentialReport } from './parse-credential-report';
import type { Reading } from './reading';
import { sortDataSet } from './sort-data-set';

export interface EvidenceDocument {
  kind: string;
  bytes: Uint8Array;
}

export interface SnapshotDocuments {
  manifestHash: DocumentHash;
  documents: Map<DocumentHash, EvidenceDocument>;
}

/** What a manifest says: the document of each data set (null: not read), and the policy texts. */
export interface Manifest {
  documents: Record<DataSetName, DocumentHash | null>;
  policyDocuments: DocumentHash[];
}

const manifestKind = 'manifest';
const policyKind = 'policy-document';
const noTime = '';

/**
 * A snapshot as content-addressed documents, one per data set, one per policy text, and the manifest that names them.
 * No time of collection is inside, so an unchanged account has the same manifest; keep `readingsOf(snapshot)` beside it.
 */
export function toDocuments(snapshot: AccountSnapshot): SnapshotDocuments {
  const documents = new Map<DocumentHash, EvidenceDocument>();
  const add = (kind: string, bytes: Uint8Array): DocumentHash => {
    const address = hash(bytes);
    documents.set(address, { kind, bytes });
    return address;
  };
  const named = dataSetNames.map((name): [DataSetName, DocumentHash | null] => {
    const bytes = bytesOf(snapshot, name);
    return [name, bytes === null ? null : add(documentKinds[name], bytes)];
  });
  addPolicyDocuments(snapshot.policyDocuments, documents);
  const manifest: Manifest = {
    documents: Object.fromEntries(named) as Manifest['documents'],
    policyDocuments: Object.keys(snapshot.policyDocuments).sort(),
  };
  return { manifestHash: add(manifestKind, encodeDocument(manifestKind, manifest)), documents };
}

/** Reads a manifest's bytes. */
export function readManifest(bytes: Uint8Array): Manifest {
  return decodeDocument(bytes, manifestKind, noTime) as Manifest;
}

/** The addresses of all documents that a manifest names, to load them at once. */
export function documentHashesOf(manifest: Manifest): DocumentHash[] {
  const ofDataSets = Object.values(manifest.documents).filter((address) => address !== null);
  return [...new Set([...ofDataSets, ...manifest.policyDocuments])];
}

export interface StoredSnapshot {
  accountId: string;
  partition: string;
  source: 'scan' | 'import';
  takenAt: string;
  manifestHash: DocumentHash;
  readings: Partial<Readings>;
}

/** The snapshot of its documents. `load` gives the uncompressed bytes of an address and throws when it has none. */
export function fromDocuments(
  stored: StoredSnapshot,
  load: (address: DocumentHash) => Uint8Array,
): AccountSnapshot {
  const manifest = readManifest(load(stored.manifestHash));
  const file = manifest.documents.credentialReport;
  const readings = dataSetNames.map((name): [DataSetName, Reading<unknown>] => [
    name,
    readingOf(name, { stored, manifest, load }),
  ]);
  return {
    ...(Object.fromEntries(readings) as { [K in DataSetName]: Reading<DataSets[K]> }),
    accountId: stored.accountId,
    partition: stored.partition,
    source: stored.source,
    takenAt: stored.takenAt,
    credentialReportFile: file === null ? null : load(file),
    policyDocuments: loadPolicyDocuments(manifest.policyDocuments, load),
  };
}

function bytesOf(snapshot: AccountSnapshot, name: DataSetName): Uint8Array | null {
  const reading = snapshot[name];
  if (reading.state !== 'read') return null;
  if (name !== 'credentialReport') {
    const sort = sortDataSet[name] as (value: unknown) => unknown;
    return encodeDocument(documentKinds[name], sort(reading.value));
  }
  if (!snapshot.credentialReportFile)
    throw new Error("A credential report was read but AWS's bytes are not kept.");
  return snapshot.credentialReportFile;
}

/** A data set that came with a later version of Rolecall than the one that took the snapshot. */
const notKnownThen: Reading<never> = {
  state: 'skipped',
  reason: 'The version of Rolecall that took this snapshot did not read it.',
};

interface Source {
  stored: StoredSnapshot;
  manifest: Manifest;
  load: (address: DocumentHash) => Uint8Array;
}

function readingOf(name: DataSetName, { stored, manifest, load }: Source): Reading<unknown> {
  const state = stored.readings[name] ?? notKnownThen;
  if (state.state !== 'read') return state;
  const address = manifest.documents[name];
  if (address === null) throw new Error(`The manifest ${stored.manifestHash} names no document for ${name}.`);
  const bytes = load(address);
  const value =
    name === 'credentialReport'
      ? parseCredentialReport(bytes)
      : decodeDocument(bytes, documentKinds[name], state.asOf);
  return { state: 'read', value, asOf: state.asOf };
}

/** Adds policy texts under the addresses by which the data sets name them. */
export function addPolicyDocuments(
  texts: Record<DocumentHash, string>,
  documents: Map<DocumentHash, EvidenceDocument>,
): void {
  const encoder = new TextEncoder();
  for (const [address, text] of Object.entries(texts))
    documents.set(address, { kind: policyKind, bytes: encoder.encode(text) });
}

/** The policy texts of some addresses. */
export function loadPolicyDocuments(
  addresses: readonly DocumentHash[],
  load: (address: DocumentHash) => Uint8Array,
): Record<DocumentHash, string> {
  const decoder = new TextDecoder();
  return Object.fromEntries(addresses.map((address) => [address, decoder.decode(load(address))]));
}
