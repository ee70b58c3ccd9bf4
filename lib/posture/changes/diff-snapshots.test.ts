import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, PasswordPolicy } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { parseCredentialReport } from '@/lib/snapshot/parse-credential-report';
import { bytesOf, reportText, rootLine, type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import {
  buildGroup,
  buildKey,
  buildPolicy,
  buildRole,
  buildSummary,
  buildTrail,
  buildUser,
  denied,
  off,
  read,
  reported,
  takenAt,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import { analysed, everything, policyText, trustText } from '../testing/build-input';
import type { Change } from '../types';
import { diffSnapshots } from './diff-snapshots';

type Parts = Partial<AccountSnapshot>;

const ana = 'arn:aws:iam::123456789012:user/ana';
const root = 'arn:aws:iam::123456789012:root';
const ci = 'arn:aws:iam::123456789012:role/ci';

function diff(before: Parts, after: Parts): Change[] {
  return diffSnapshots(analysed({ takenAt: '2026-03-03T14:05:00Z', ...before }), analysed(after));
}

const events = (before: Parts, after: Parts) => diff(before, after).map(({ event }) => event);
const withAna = (values: RowValues = {}): Parts => ({
  ...reported(userLine('ana', values)),
  users: read([buildUser('ana')]),
});
const withRoot = (values: RowValues): Parts => ({
  credentialReport: read(parseCredentialReport(bytesOf(reportText().replace(rootLine(), rootLine(values))))),
});

describe('identities', () => {
  it('come and go', () => {
    expect(diff({}, withAna())).toEqual([
      {
        at: takenAt,
        entityKind: 'user',
        entity: ana,
        identityArn: ana,
        field: 'created',
        before: false,
        after: true,
        event: 'user-created',
      },
    ]);
    expect(events(withAna(), {})).toEqual(['user-deleted']);
    const both = { groups: read([buildGroup('g')]), roles: read([buildRole('ci')]) };
    expect(events({}, both)).toEqual(['group-created', 'role-created']);
    expect(events(both, {})).toEqual(['group-deleted', 'role-deleted']);
  });

  it('are re-created under the same ARN by another id or creation time', () => {
    const other = (parts: object) => ({ ...withAna(), users: read([buildUser('ana', parts)]) });
    expect(events(withAna(), other({ id: 'AIDAOTHER' }))).toEqual(['re-created']);
    expect(events(withAna(), other({ createdAt: '2026-03-04T00:00:00Z' }))).toEqual(['re-created']);
  });

  it('are told by the reports where users were not read', () => {
    const imported = (...lines: string[]) => ({ ...reported(...lines), users: off, accessKeys: off });
    expect(events(imported(), imported(userLine('ana')))).toEqual(['user-created']);
    expect(events(imported(userLine('ana')), imported())).toEqual(['user-deleted']);
    const later = userLine('ana', { user_creation_time: '2026-03-04T00:00:00Z' });
    expect(events(imported(userLine('ana')), imported(later))).toEqual(['re-created']);
    expect(events(imported(userLine('ana')), imported(userLine('ana', { mfa_active: '?' })))).toEqual([]);
  });

  it('join and leave groups, gain and lose policies and boundaries', () => {
    const user = (parts: object): Parts => ({ ...withAna(), users: read([buildUser('ana', parts)]) });
    const attached = { attachedPolicies: [{ name: 'p', arn: 'arn:aws:iam::aws:policy/p' }] };
    const inline = (text: string) => ({ inlinePolicies: [{ name: 'own', document: hash(text) }] });
    const cases: [object, object, string][] = [
      [{}, { groups: ['g'] }, 'group-joined'],
      [{ groups: ['g'] }, {}, 'group-left'],
      [{}, attached, 'policy-attached'],
      [attached, {}, 'policy-detached'],
      [{}, inline('a'), 'policy-attached'],
      [inline('a'), {}, 'policy-detached'],
      [inline('a'), inline('b'), 'policy-version-changed'],
      [{}, { permissionsBoundary: 'b' }, 'boundary-set'],
      [{ permissionsBoundary: 'b' }, { permissionsBoundary: 'c' }, 'boundary-changed'],
      [{ permissionsBoundary: 'b' }, {}, 'boundary-removed'],
    ];
    for (const [before, after, event] of cases) expect(events(user(before), user(after))).toEqual([event]);
  });

  it('change in fields without a name of their own', () => {
    const tagged = {
      ...withAna(),
      users: read([buildUser('ana', { tags: [{ key: 'owner', value: 'ops' }] })]),
    };
    expect(diff(withAna(), tagged)).toMatchObject([
      { field: 'tags', before: [], after: ['owner=ops'], event: null, identityArn: ana },
    ]);
    const role = (maxSessionDuration: number) => ({ roles: read([buildRole('ci', { maxSessionDuration })]) });
    expect(diff(role(3600), role(7200))).toMatchObject([
      { field: 'maxSessionDuration', before: 3600, after: 7200 },
    ]);
  });
});

describe('sign-in', () => {
  const password = { password_enabled: 'true', password_last_changed: '2026-01-01T00:00:00Z' };

  it('tells passwords and MFA', () => {
    expect(events(withAna(), withAna(password))).toEqual(['password-enabled']);
    expect(events(withAna(password), withAna())).toEqual(['password-disabled']);
    const changed = { ...password, password_last_changed: '2026-03-04T00:00:00Z' };
    expect(events(withAna(password), withAna(changed))).toEqual(['password-changed']);
    expect(events(withAna(), withAna({ mfa_active: 'true' }))).toEqual(['mfa-added']);
    expect(diff(withAna({ mfa_active: 'true' }), withAna())).toMatchObject([
      { event: 'mfa-removed', entityKind: 'user', field: 'mfaActive', before: true, after: false },
    ]);
  });

  it('tells a device once, by itself where devices were read', () => {
    const device = { userName: 'ana', serialNumber: 'mfa/ana', kind: 'virtual' as const, enabledAt: null };
    const withDevice = { ...withAna({ mfa_active: 'true' }), mfaDevices: read([device]) };
    expect(diff(withAna(), withDevice)).toMatchObject([
      { event: 'mfa-added', entityKind: 'mfa-device', entity: 'mfa/ana', identityArn: ana, after: 'virtual' },
    ]);
    expect(events(withDevice, withAna())).toEqual(['mfa-removed']);
    const second = { ...withDevice, mfaDevices: read([device, { ...device, serialNumber: 'key' }]) };
    expect(events(withDevice, second)).toEqual(['mfa-added']);
    expect(events(withDevice, {})).toEqual(['user-deleted']);
  });

  it('tells the password of a user once its line is in the report', () => {
    const young = { ...reported(), users: read([buildUser('ana')]) };
    expect(events({}, young)).toEqual(['user-created']);
    expect(events(young, withAna(password))).toEqual(['password-enabled']);
  });

  it('makes nothing of use, save that root signed in', () => {
    const used = { ...password, password_last_used: '2026-03-04T00:00:00Z' };
    expect(events(withAna(password), withAna(used))).toEqual([]);
    expect(diff({}, withRoot({ password_last_used: '2026-03-04T09:00:00Z' }))).toMatchObject([
      { event: 'root-sign-in', entity: root, before: '2025-11-02T09:30:00Z', after: '2026-03-04T09:00:00Z' },
    ]);
    expect(events({}, withRoot({ password_last_used: '2025-01-01T00:00:00Z' }))).toEqual([]);
  });

  it('tells the keys, password and MFA of root', () => {
    const summary = (parts: object) => ({ accountSummary: read(buildSummary(parts)) });
    expect(events({}, summary({ rootAccessKeys: 1 }))).toEqual(['root-key-created']);
    expect(events(summary({ rootAccessKeys: 1 }), {})).toEqual(['root-key-deleted']);
    expect(events({}, summary({ rootMfaEnabled: false }))).toEqual(['mfa-removed']);
    expect(events({}, withRoot({ password_enabled: 'false' }))).toEqual(['password-disabled']);
    const key = { access_key_1_active: 'true', access_key_1_last_rotated: '2026-03-04T00:00:00Z' };
    expect(events({ accountSummary: off }, { ...withRoot(key), accountSummary: off })).toEqual([
      'root-key-created',
    ]);
  });
});

describe('access keys', () => {
  const keys = (...list: ReturnType<typeof buildKey>[]): Parts => ({ ...withAna(), accessKeys: read(list) });
  const old = buildKey('ana', 'AKIAOLD', { createdAt: '2024-01-01T00:00:00Z' });
  const inactive = { ...old, status: 'Inactive' as const };
  const young = buildKey('ana', 'AKIANEW', { createdAt: '2026-03-01T00:00:00Z' });

  it('are created, switched and deleted', () => {
    expect(diff(keys(), keys(old))).toMatchObject([
      {
        event: 'key-created',
        entityKind: 'access-key',
        entity: 'AKIAOLD',
        identityArn: ana,
        after: 'Active',
      },
    ]);
    expect(events(keys(old), keys(inactive))).toEqual(['key-deactivated']);
    expect(events(keys(inactive), keys(old))).toEqual(['key-reactivated']);
    expect(events(keys(old), keys())).toEqual(['key-deleted']);
  });

  it('are rotated when the old one ends while a young one is there', () => {
    expect(events(keys(old, young), keys(inactive, young))).toEqual(['key-deactivated', 'key-rotated']);
    expect(events(keys(old, young), keys(young))).toEqual(['key-deleted', 'key-rotated']);
    expect(diff(keys(old), keys(young)).at(-1)).toMatchObject({
      event: 'key-rotated',
      entity: ana,
      before: 'AKIAOLD',
      after: 'AKIANEW',
    });
    expect(events(keys(inactive, young), keys(young))).toEqual(['key-deleted']);
    const settled = { ...young, createdAt: '2025-06-01T00:00:00Z' };
    expect(events(keys(old, settled), keys(settled))).toEqual(['key-deleted']);
  });

  it('go with their user and come with it', () => {
    expect(events(keys(old), {})).toEqual(['user-deleted', 'key-deleted']);
    expect(events({}, keys(old))).toEqual(['user-created', 'key-created']);
  });

  it('are the same from an import to a scan by their time', () => {
    const slot = buildKey('ana', null, { createdAt: old.createdAt });
    expect(events(keys(slot), keys(old))).toEqual([]);
    expect(events(keys(slot), keys(inactive))).toEqual(['key-deactivated']);
  });

  it('are the same in two reports when switching one moved its date', () => {
    const slot = buildKey('ana', null, { createdAt: old.createdAt });
    const switched = { ...slot, status: 'Inactive' as const, createdAt: '2026-03-04T00:00:00Z' };
    expect(events(keys(slot), keys(switched))).toEqual(['key-deactivated']);
    const replaced = { ...slot, createdAt: '2026-03-04T00:00:00Z' };
    expect(events(keys(slot), keys(replaced))).toEqual(['key-created', 'key-deleted', 'key-rotated']);
  });

  it('make nothing of use', () => {
    expect(events(keys(old), keys({ ...old, lastUsed: takenAt, asOf: takenAt }))).toEqual([]);
  });
});

describe('rights', () => {
  const some = policyText({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
  const holder = (text: string | null): Parts => ({
    ...withAna(),
    users: read([
      buildUser('ana', { inlinePolicies: text === null ? [] : [{ name: 'own', document: hash(text) }] }),
    ]),
    policyDocuments: text === null ? {} : textsOf(text),
  });

  it('tell administrators gained and lost', () => {
    expect(events(holder(some), holder(everything))).toEqual([
      'policy-version-changed',
      'administrator-gained',
    ]);
    expect(diff(holder(everything), holder(null)).at(-1)).toMatchObject({
      event: 'administrator-lost',
      field: 'administrator',
      before: 'full',
      after: 'none',
    });
    expect(events({}, holder(everything))).toEqual(['user-created', 'administrator-gained']);
    expect(events(holder(everything), {})).toEqual(['user-deleted', 'administrator-lost']);
  });

  it('tell no administrator where policies were not read', () => {
    const unread = { ...holder(everything), policies: denied('x') };
    expect(events(holder(null), unread)).toEqual(['policy-attached']);
  });

  it('tell trust of a role', () => {
    const role = (principal: unknown): Parts => {
      const text = trustText(principal);
      return { roles: read([buildRole('ci', { trustPolicy: hash(text) })]), policyDocuments: textsOf(text) };
    };
    const own = role({ Service: 'ec2.amazonaws.com' });
    const vendor = role({ AWS: '464622532012' });
    expect(diff(own, vendor)).toMatchObject([
      { event: 'trust-changed', entity: ci, before: ['ec2.amazonaws.com'], after: ['464622532012'] },
      { event: 'external-trust-added', entityKind: 'trust', identityArn: ci, after: '464622532012' },
    ]);
    expect(events(vendor, own)).toEqual(['trust-changed', 'external-trust-removed']);
    expect(events(own, role('*'))).toEqual(['trust-changed', 'public-trust-added']);
    expect(events(role('*'), own)).toEqual(['trust-changed', 'public-trust-removed']);
    expect(events({}, vendor)).toEqual(['role-created', 'external-trust-added']);
  });

  it('tell managed policies and their versions', () => {
    const policy = (document: string, parts = {}): Parts => ({
      policies: read([buildPolicy('p', document, parts)]),
    });
    expect(events({}, policy('a'))).toEqual(['policy-created']);
    expect(events(policy('a'), {})).toEqual(['policy-deleted']);
    const second = [{ versionId: 'v2', isDefault: true, createdAt: takenAt, document: 'b' }];
    expect(diff(policy('a'), policy('b', { versions: second }))).toMatchObject([
      { event: 'policy-version-changed', before: 'v1', after: 'v2' },
    ]);
    expect(events({}, policy('a', { awsManaged: true }))).toEqual([]);
    expect(events(policy('a'), policy('a', { attachmentCount: 9 }))).toEqual([]);
  });
});

describe('the account', () => {
  const trail = (parts: object): Parts => ({ trails: read([buildTrail('main', parts)]) });

  it('tells trails', () => {
    expect(events({}, trail({}))).toEqual(['trail-created']);
    expect(events(trail({}), {})).toEqual(['trail-deleted']);
    expect(events(trail({}), trail({ isLogging: read(false) }))).toEqual(['trail-stopped']);
    expect(events(trail({ isLogging: read(false) }), trail({}))).toEqual(['trail-started']);
    expect(events(trail({}), trail({ isLogging: denied('GetTrailStatus') }))).toEqual([]);
    expect(diff(trail({}), trail({ logFileValidation: false }))).toMatchObject([
      { field: 'logFileValidation', before: true, after: false, event: null },
    ]);
  });

  it('tells whether the password policy got weaker or stronger', () => {
    const base: PasswordPolicy = {
      minimumLength: 14,
      requireSymbols: true,
      requireNumbers: true,
      requireUppercase: true,
      requireLowercase: true,
      allowUsersToChange: true,
      maxAgeDays: 90,
      reusePrevention: 24,
      hardExpiry: false,
    };
    const policy = (parts: Partial<PasswordPolicy> | 'none'): Parts => {
      const value = parts === 'none' ? parts : { ...base, ...parts };
      return { accountSummary: read(buildSummary({ passwordPolicy: read(value) })) };
    };
    const weaker: Partial<PasswordPolicy>[] = [
      { minimumLength: 8 },
      { requireSymbols: false },
      { maxAgeDays: 180 },
      { maxAgeDays: null },
      { reusePrevention: null },
    ];
    for (const parts of weaker) {
      expect(events(policy({}), policy(parts))).toEqual(['password-policy-weakened']);
      expect(events(policy(parts), policy({}))).toEqual(['password-policy-strengthened']);
    }
    expect(events(policy({}), policy('none'))).toEqual(['password-policy-weakened']);
    expect(events(policy('none'), policy({}))).toEqual(['password-policy-strengthened']);
    expect(events(policy({}), policy({ hardExpiry: true }))).toEqual([null]);
  });

  it('tells alias, security contact and public access block', () => {
    const settings = (present: boolean, block: boolean): Parts => ({
      accountSettings: read({
        securityContact: read({ present, emailDomain: null }),
        regions: off,
        s3PublicAccessBlock: read({
          blockPublicAcls: block,
          ignorePublicAcls: true,
          blockPublicPolicy: true,
          restrictPublicBuckets: true,
        }),
      }),
    });
    expect(diff(settings(true, true), settings(false, false)).map(({ field }) => field)).toEqual([
      'securityContact',
      's3PublicAccessBlock',
    ]);
    const named = { accountSummary: read(buildSummary({ alias: 'halyard' })) };
    expect(diff({}, named)).toMatchObject([
      { field: 'alias', before: null, after: 'halyard', entity: '123456789012' },
    ]);
  });
});
