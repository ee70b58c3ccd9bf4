import type { AccountSnapshot, DataSets } from './account-snapshot';
import type { DocumentHash } from './document-hash';
import { type DataSetName, dataSetNames, documentKinds, type Readings } from './data-sets';
import { decodeDocument, encodeDocument } from './encode-document';
import { hash } from './hash';
import { parseCredentialReport } from './parse-credential-report';
import type { Reading } from './reading';
import { shareEqual } from './share-equal';
import { sortDataSet } from './sort-data-set';

export interface EvidenceDocument {
  kind: string;
  /** Made when asked for: of a document that is stored already the address is enough. */
  readonly bytes: Uint8Array;
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
  const named = dataSetNames.map((name): [DataSetName, DocumentHash | null] => [
    name,
    addDataSet(snapshot, name, documents),
  ]);
  addPolicyDocuments(snapshot.policyDocuments, documents);
  const manifest: Manifest = {
    documents: Object.fromEntries(named) as Manifest['documents'],
    policyDocuments: Object.keys(snapshot.policyDocuments).sort(),
  };
  const bytes = encodeDocument(manifestKind, manifest);
  const manifestHash = hash(bytes);
  documents.set(manifestHash, { kind: manifestKind, bytes });
  return { manifestHash, documents };
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

/** Of snapshots that were composed here: what they were composed of. */
const manifests = new WeakMap<AccountSnapshot, Manifest>();

/**
 * The snapshot of its documents. `load` gives the uncompressed bytes of an address and throws when it has none.
 *
 * @param like another snapshot of the account that was composed here: what is equal in it becomes the same object, so
 *   that whatever was worked out about it stands
 */
export function fromDocuments(
  stored: StoredSnapshot,
  load: (address: DocumentHash) => Uint8Array,
  like: AccountSnapshot | null = null,
): AccountSnapshot {
  const manifest = readManifest(load(stored.manifestHash));
  const file = manifest.documents.credentialReport;
  const source = { stored, manifest, load, like };
  const readings = dataSetNames.map((name): [DataSetName, Reading<unknown>] => [
    name,
    readingOf(name, source),
  ]);
  const snapshot: AccountSnapshot = {
    ...(Object.fromEntries(readings) as { [K in DataSetName]: Reading<DataSets[K]> }),
    accountId: stored.accountId,
    partition: stored.partition,
    source: stored.source,
    takenAt: stored.takenAt,
    credentialReportFile: file === null ? null : load(file),
    policyDocuments: loadPolicyDocuments(manifest.policyDocuments, load, like?.policyDocuments),
  };
  manifests.set(snapshot, manifest);
  return snapshot;
}

/** The addresses that `fromDocuments` asks for beside the manifest: of policy texts only those that `like` lacks. */
export function documentsToLoad(manifest: Manifest, like: AccountSnapshot | null): DocumentHash[] {
  const texts = like?.policyDocuments ?? {};
  return documentHashesOf(manifest).filter((address) => !(address in texts));
}

/** Snapshots are immutable, and a data set that did not move is the same object in the next one: its address stands. */
const addresses = new WeakMap<object, DocumentHash>();

/** Adds the document of a data set, if it was read, and gives its address. */
function addDataSet(
  snapshot: AccountSnapshot,
  name: DataSetName,
  documents: Map<DocumentHash, EvidenceDocument>,
): DocumentHash | null {
  const { [name]: reading, credentialReportFile } = snapshot;
  if (reading.state !== 'read') return null;
  const { value } = reading;
  const source = name === 'credentialReport' ? credentialReportFile : value;
  let made: Uint8Array | undefined;
  const document: EvidenceDocument = {
    kind: documentKinds[name],
    get bytes() {
      return (made ??= bytesOf(name, value, credentialReportFile));
    },
  };
  const address = rememberAddress(source, () => hash(document.bytes));
  documents.set(address, document);
  return address;
}

function rememberAddress(source: unknown, compute: () => DocumentHash): DocumentHash {
  if (typeof source !== 'object' || source === null) return compute();
  const address = addresses.get(source) ?? compute();
  addresses.set(source, address);
  return address;
}

function bytesOf(name: DataSetName, value: unknown, credentialReportFile: Uint8Array | null): Uint8Array {
  if (name !== 'credentialReport') {
    const sort = sortDataSet[name] as (value: unknown) => unknown;
    return encodeDocument(documentKinds[name], sort(value));
  }
  if (!credentialReportFile) throw new Error("A credential report was read but AWS's bytes are not kept.");
  return credentialReportFile;
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
  like: AccountSnapshot | null;
}

function readingOf(name: DataSetName, { stored, manifest, load, like }: Source): Reading<unknown> {
  const state = stored.readings[name] ?? notKnownThen;
  if (state.state !== 'read') return state;
  const address = manifest.documents[name];
  if (address === null) throw new Error(`The manifest ${stored.manifestHash} names no document for ${name}.`);
  const known = like?.[name];
  if (known?.state === 'read' && known.asOf === state.asOf && isOf(like, name, address)) return known;
  const bytes = load(address);
  const value =
    name === 'credentialReport'
      ? parseCredentialReport(bytes)
      : decodeDocument(bytes, documentKinds[name], state.asOf);
  const shared = known?.state === 'read' ? shareEqual(known.value, value) : value;
  return { state: 'read', value: shared, asOf: state.asOf };
}

function isOf(like: AccountSnapshot | null, name: DataSetName, address: DocumentHash): boolean {
  return like !== null && manifests.get(like)?.documents[name] === address;
}

/** Adds policy texts under the addresses by which the data sets name them. */
export function addPolicyDocuments(
  texts: Record<DocumentHash, string>,
  documents: Map<DocumentHash, EvidenceDocument>,
): void {
  const encoder = new TextEncoder();
  for (const [address, text] of Object.entries(texts)) {
    documents.set(address, {
      kind: policyKind,
      get bytes() {
        return encoder.encode(text);
      },
    });
  }
}

/** The policy texts of some addresses. */
export function loadPolicyDocuments(
  addresses: readonly DocumentHash[],
  load: (address: DocumentHash) => Uint8Array,
  known: Record<DocumentHash, string> = {},
): Record<DocumentHash, string> {
  const decoder = new TextDecoder();
  return Object.fromEntries(
    addresses.map((address) => [address, known[address] ?? decoder.decode(load(address))]),
  );
}
