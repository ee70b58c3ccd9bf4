import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from './account-snapshot';
import { readingsOf } from './data-sets';
import { documentHashesOf, fromDocuments, readManifest, toDocuments } from './documents';
import { hash } from './hash';
import { userLine } from './testing/build-report';
import {
  buildKey,
  buildRole,
  buildSnapshot,
  buildSummary,
  buildTrail,
  buildUser,
  denied,
  off,
  read,
  reported,
  textsOf,
} from './testing/build-snapshot';

const trust = '{"Version":"2012-10-17","Statement":[]}';
const full = buildSnapshot({
  ...reported(userLine('ana')),
  users: read([buildUser('ana', { tags: [{ key: 'owner', value: 'ops' }] }), buildUser('bob')]),
  roles: read([buildRole('ci', { trustPolicy: hash(trust) })]),
  accessKeys: read([buildKey('ana', 'AKIA1'), buildKey('ana', 'AKIA2', { asOf: '2026-03-01T00:00:00Z' })]),
  trails: read([buildTrail('main', { isLogging: denied('GetTrailStatus') })]),
  policyDocuments: textsOf(trust),
});

function roundTrip(snapshot: AccountSnapshot): AccountSnapshot {
  const { manifestHash, documents } = toDocuments(snapshot);
  const { accountId, partition, source, takenAt } = snapshot;
  const stored = { accountId, partition, source, takenAt, manifestHash, readings: readingsOf(snapshot) };
  return fromDocuments(stored, (address) => {
    const document = documents.get(address);
    if (!document) throw new Error(`no document ${address}`);
    return document.bytes;
  });
}

describe('documents of a snapshot', () => {
  it('give the snapshot back, AWS’s bytes and parsed rows included', () => {
    expect(roundTrip(full)).toEqual(full);
  });

  it('give back what was not read and why', () => {
    const partial = buildSnapshot({
      roles: denied('GetAccountAuthorizationDetails'),
      accessKeys: denied('x'),
    });
    expect(roundTrip(partial)).toEqual(partial);
  });

  it('give back a snapshot without a report', () => {
    const snapshot = buildSnapshot({
      credentialReport: denied('GenerateCredentialReport'),
      credentialReportFile: null,
    });
    expect(roundTrip(snapshot)).toEqual(snapshot);
  });

  it('are addressed by the SHA-256 of their bytes', () => {
    for (const [address, { bytes }] of toDocuments(full).documents) expect(hash(bytes)).toBe(address);
  });

  it('keep the report untouched and each policy text once', () => {
    const { documents } = toDocuments(full);
    const kinds = [...documents.values()].map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'policy-document')).toHaveLength(1);
    expect(documents.get(hash(trust))?.kind).toBe('policy-document');
    expect(documents.get(hash(full.credentialReportFile ?? ''))?.kind).toBe('credential-report');
  });

  it('are all named by the manifest', () => {
    const { manifestHash, documents } = toDocuments(full);
    const manifest = readManifest(documents.get(manifestHash)?.bytes ?? new Uint8Array());
    expect(new Set([manifestHash, ...documentHashesOf(manifest)])).toEqual(new Set(documents.keys()));
    expect(manifest.documents.accountSettings).toBeNull();
  });
});

describe('equal content has an equal manifest', () => {
  const address = (snapshot: AccountSnapshot) => toDocuments(snapshot).manifestHash;

  it('whenever it was read, also inside a data set', () => {
    const at = (asOf: string) => {
      const summary = buildSummary({ passwordPolicy: read('none' as const, asOf) });
      const trail = buildTrail('main', {
        isLogging: read(true, asOf),
        managementEvents: off,
        delivery: off,
        insights: off,
        recordsObjectsOf: off,
      });
      return buildSnapshot({
        takenAt: asOf,
        accountSummary: read(summary, asOf),
        trails: read([trail], asOf),
      });
    };
    const [monday, tuesday] = [at('2026-03-02T00:00:00Z'), at('2026-03-03T00:00:00Z')];
    expect(address(tuesday)).toBe(address(monday));
    expect(roundTrip(tuesday)).toEqual(tuesday);
  });

  it('whatever the order of lists', () => {
    const users = ['ana', 'bob', 'cleo', 'dan'].map((name) =>
      buildUser(name, {
        groups: ['x', 'y'],
        tags: [
          { key: 'a', value: '1' },
          { key: 'b', value: '2' },
        ],
      }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(users, { minLength: 4 }), fc.boolean(), (order, turn) => {
        const turned = order.map((user) =>
          turn ? { ...user, groups: ['y', 'x'], tags: [...user.tags].reverse() } : user,
        );
        expect(address(buildSnapshot({ users: read(turned) }))).toBe(
          address(buildSnapshot({ users: read(users) })),
        );
      }),
    );
  });

  it('and other content another', () => {
    expect(address(buildSnapshot({ users: read([buildUser('ana')]) }))).not.toBe(address(buildSnapshot()));
    expect(address(buildSnapshot({ users: denied('x') }))).not.toBe(address(buildSnapshot()));
  });
});

describe('documents that do not fit', () => {
  it('a report that was read without its bytes', () => {
    expect(() => toDocuments({ ...full, credentialReportFile: null })).toThrow('bytes are not kept');
  });

  it('a data set that is said to be read but is not in the manifest', () => {
    const { manifestHash, documents } = toDocuments(buildSnapshot({ users: denied('x') }));
    const { accountId, partition, source, takenAt } = full;
    const stored = { accountId, partition, source, takenAt, manifestHash, readings: readingsOf(full) };
    const load = (address: string) => documents.get(address)?.bytes ?? new Uint8Array();
    expect(() => fromDocuments(stored, load)).toThrow('no document for users');
  });

  it('a document of another kind or a newer schema', () => {
    const encode = (document: object) => new TextEncoder().encode(JSON.stringify(document));
    expect(() => readManifest(encode({ kind: 'users', schema: 1, value: [] }))).toThrow('kind users');
    expect(() => readManifest(encode({ kind: 'manifest', schema: 9, value: {} }))).toThrow('schema 9');
  });
});
