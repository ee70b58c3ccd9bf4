import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { parseCredentialReport } from '@/lib/snapshot/parse-credential-report';
import { snapshotFromReport } from '@/lib/snapshot/snapshot-from-report';
import { bytesOf, reportText, rootLine, userLine } from '@/lib/snapshot/testing/build-report';
import {
  buildGroup,
  buildKey,
  buildPolicy,
  buildRole,
  buildUser,
  denied,
  off,
  read,
  reported,
  takenAt,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import { analyse } from '../analyse';
import { analysed, defaultThresholds, everything, noContext, trustText } from '../testing/build-input';
import { ownerOf } from './identity-rows';
import { project } from './project';

const ana = 'arn:aws:iam::123456789012:user/ana';
const root = 'arn:aws:iam::123456789012:root';
const ci = 'arn:aws:iam::123456789012:role/ci';
const vendorTrust = trustText({ AWS: ['464622532012', '123456789012'] });

const consoleUser = {
  password_enabled: 'true',
  password_last_used: '2026-03-01T00:00:00Z',
  password_last_changed: '2025-01-01T00:00:00Z',
  mfa_active: 'true',
};
const whole = {
  ...reported(userLine('ana', consoleUser)),
  users: read([
    buildUser('ana', {
      groups: ['admins'],
      tags: [{ key: 'team', value: 'platform' }],
      permissionsBoundary: null,
    }),
  ]),
  groups: read([
    buildGroup('admins', { attachedPolicies: [{ name: 'all', arn: buildPolicy('all', '').arn }] }),
  ]),
  roles: read([
    buildRole('ci', { trustPolicy: hash(vendorTrust), description: 'Build' }),
    buildRole('linked', { path: '/aws-service-role/x.amazonaws.com/' }),
  ]),
  policies: read([buildPolicy('all', hash(everything))]),
  policyDocuments: textsOf(everything, vendorTrust),
  roleActivity: read([{ arn: ci, at: '2026-03-02T00:00:00Z', region: 'eu-west-1' }]),
  accessKeys: read([
    buildKey('ana', 'AKIA1', {
      lastUsed: '2026-03-03T00:00:00Z',
      lastUsedRegion: 'eu-central-1',
      lastUsedService: 's3',
    }),
    buildKey('ana', 'AKIA2', { status: 'Inactive' }),
  ]),
  mfaDevices: read([
    { userName: 'ana', serialNumber: 'mfa/ana', kind: 'virtual' as const, enabledAt: '2025-01-01T00:00:00Z' },
    { userName: null, serialNumber: 'mfa/nobody', kind: 'virtual' as const, enabledAt: null },
  ]),
  lastAccessed: read([
    {
      arn: ana,
      asOf: takenAt,
      fingerprint: '',
      services: [
        {
          service: 's3',
          serviceName: 'Amazon S3',
          lastUsed: '2026-03-01T00:00:00Z',
          lastUsedRegion: null,
          lastUsedBy: null,
          actions: [{ action: 's3:ListBucket', lastUsed: null }],
        },
      ],
    },
  ]),
} satisfies Partial<AccountSnapshot>;

function projectWith(parts: Partial<AccountSnapshot>) {
  const { snapshot, analysis } = analysed({ ...whole, ...parts });
  return project(snapshot, analysis, []);
}

describe('identity states', () => {
  const { identityStates } = projectWith({});
  const rowOf = (arn: string) => identityStates.rows.find((row) => row.arn === arn);

  it('tell what a user is', () => {
    expect(rowOf(ana)).toMatchObject({
      kind: 'user',
      name: 'ana',
      uniqueId: 'AIDAANA',
      groups: ['admins'],
      owner: 'platform',
      passwordEnabled: true,
      passwordLastChanged: '2025-01-01T00:00:00Z',
      mfaActive: true,
      mfaKinds: ['virtual'],
      keys: 2,
      activeKeys: 1,
      administrator: 'full',
      administratorReason: expect.stringContaining('all'),
      serviceLinked: false,
    });
  });

  it('tell what a role is and whom it trusts', () => {
    expect(rowOf(ci)).toMatchObject({
      kind: 'role',
      description: 'Build',
      trustDocument: hash(vendorTrust),
      administrator: 'none',
      publicTrust: false,
      externalTrust: true,
    });
    expect(identityStates.rows.find((row) => row.name === 'linked')?.serviceLinked).toBe(true);
  });

  it('tell what root is', () => {
    expect(rowOf(root)).toMatchObject({
      kind: 'root',
      name: '<root_account>',
      passwordEnabled: true,
      mfaActive: true,
      mfaKinds: [],
      keys: 0,
      activeKeys: 0,
      administrator: 'full',
    });
  });

  it('say which kinds are whole', () => {
    expect(identityStates.complete).toEqual(['root', 'user', 'group', 'role']);
    const refused = denied('GetAccountAuthorizationDetails');
    const parts = { users: refused, groups: refused, roles: refused };
    expect(projectWith(parts).identityStates.complete).toEqual(['root']);
  });

  it('leave undefined what was not read', () => {
    const { rows } = projectWith({
      credentialReport: denied('GetCredentialReport'),
      accessKeys: denied('ListAccessKeys'),
      mfaDevices: denied('ListMFADevices'),
      policies: denied('x'),
    }).identityStates;
    const row = rows.find(({ arn }) => arn === ana);
    for (const field of [
      'passwordEnabled',
      'mfaActive',
      'mfaKinds',
      'keys',
      'activeKeys',
      'administrator',
    ] as const)
      expect(row?.[field]).toBeUndefined();
  });

  it('give the owner by the first tag that names one', () => {
    const tag = (key: string, value: string) => ({ key, value });
    expect(ownerOf([tag('team', 'a'), tag('Owner', 'b'), tag('owner', 'c')])).toBe('c');
    expect(ownerOf([tag('team', 'a'), tag('owner', ' ')])).toBe('a');
    expect(ownerOf([tag('OWNER', 'a')])).toBeNull();
  });
});

describe('uses', () => {
  const { identityUses } = projectWith({});
  const useOf = (arn: string) => identityUses.rows.find((row) => row.arn === arn);

  it('take the latest of password and keys', () => {
    expect(useOf(ana)).toEqual({
      arn: ana,
      kind: 'user',
      lastActivityAt: '2026-03-03T00:00:00Z',
      lastActivityBy: 'access-key',
      passwordLastUsedAt: '2026-03-01T00:00:00Z',
      lastRegion: 'eu-central-1',
    });
    const passwordOnly = projectWith({ accessKeys: read([]) }).identityUses.rows;
    expect(passwordOnly.find((row) => row.arn === ana)).toMatchObject({
      lastActivityBy: 'password',
      lastRegion: null,
    });
  });

  it('take those of roles and root', () => {
    expect(useOf(ci)).toMatchObject({ lastActivityAt: '2026-03-02T00:00:00Z', lastActivityBy: 'role' });
    expect(useOf(root)).toMatchObject({ lastActivityAt: '2025-11-02T09:30:00Z', lastActivityBy: 'password' });
    const unused = projectWith({ roleActivity: read([]) }).identityUses.rows;
    expect(unused.find((row) => row.arn === ci)).toMatchObject({
      lastActivityAt: null,
      lastActivityBy: null,
    });
  });

  it('are null for a user that did nothing, undefined where it was not read', () => {
    const idle = projectWith({ ...reported(userLine('ana')), accessKeys: read([]) }).identityUses.rows;
    expect(idle.find((row) => row.arn === ana)).toMatchObject({
      lastActivityAt: null,
      passwordLastUsedAt: null,
    });
    const unread = projectWith({ credentialReport: denied('x'), roleActivity: denied('y') }).identityUses;
    for (const arn of [ana, ci])
      expect(unread.rows.find((row) => row.arn === arn)?.lastActivityAt).toBeUndefined();
  });
});

describe('credentials', () => {
  it('are the passwords, keys and devices of users and root', () => {
    const { credentialStates, credentialUses } = projectWith({});
    expect(credentialStates.rows.map(({ arn, kind, key, status }) => [arn, kind, key, status])).toEqual([
      [root, 'password', 'password', 'Active'],
      [ana, 'password', 'password', 'Active'],
      [ana, 'access-key', 'AKIA1', 'Active'],
      [ana, 'access-key', 'AKIA2', 'Inactive'],
      [ana, 'mfa-device', 'mfa/ana', 'Active'],
    ]);
    expect(credentialUses.rows.find(({ key }) => key === 'AKIA1')).toMatchObject({
      lastUsedAt: '2026-03-03T00:00:00Z',
      region: 'eu-central-1',
      service: 's3',
    });
    expect(credentialUses.complete).toEqual(['password', 'access-key']);
  });

  it('include root’s keys and the other kinds', () => {
    const rootKey = rootLine({
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2021-01-01T00:00:00Z',
    });
    const report = reportText(userLine('ana')).replace(rootLine(), rootKey);
    const { rows } = projectWith({
      credentialReport: read(parseCredentialReport(bytesOf(report))),
      otherCredentials: read({
        serviceSpecific: [
          {
            userName: 'ana',
            id: 'ACCA1',
            service: 'codecommit',
            status: 'Active',
            createdAt: takenAt,
            expiresAt: null,
          },
        ],
        signingCertificates: [{ userName: 'ana', id: 'CERT1', status: 'Active', uploadedAt: takenAt }],
        sshKeys: [{ userName: 'ana', id: 'APKA1', status: 'Inactive', uploadedAt: takenAt }],
        serverCertificates: [],
        providers: [],
      }),
    }).credentialStates;
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ arn: root, kind: 'access-key', key: 'slot-1@2021-01-01T00:00:00Z' }),
        expect.objectContaining({ arn: ana, kind: 'service-specific', key: 'ACCA1', detail: 'codecommit' }),
        expect.objectContaining({ arn: ana, kind: 'signing-certificate', key: 'CERT1' }),
        expect.objectContaining({ arn: ana, kind: 'ssh-key', key: 'APKA1', status: 'Inactive' }),
      ]),
    );
  });

  it('are not whole where a source was not read or a line not understood', () => {
    const complete = (parts: Partial<AccountSnapshot>) => projectWith(parts).credentialStates.complete;
    expect(complete({ credentialReport: denied('x') })).not.toContain('password');
    expect(complete({ credentialReport: denied('x') })).not.toContain('access-key');
    expect(complete({ accessKeys: denied('x') })).not.toContain('access-key');
    expect(complete({ mfaDevices: denied('x') })).not.toContain('mfa-device');
    expect(complete(reported(userLine('ana', { mfa_active: '?' })))).not.toContain('password');
  });

  it('name no key by its slot where only the ids could not be read', () => {
    const line = userLine('ana', {
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2021-01-01T00:00:00Z',
    });
    const { rows } = projectWith({ ...reported(line), accessKeys: denied('x') }).credentialStates;
    expect(rows.filter(({ kind }) => kind === 'access-key')).toEqual([]);
  });
});

describe('grants, policies and trust', () => {
  const projection = projectWith({});

  it('are rows by identity', () => {
    expect(projection.grantStates.rows).toEqual([
      expect.objectContaining({ arn: ana, service: 's3', action: '', state: 'used' }),
      expect.objectContaining({ arn: ana, service: 's3', action: 's3:ListBucket', state: 'unused' }),
    ]);
    expect(projection.policyStates.rows).toMatchObject([
      { name: 'all', defaultVersion: 'v1', document: hash(everything), awsManaged: false },
    ]);
    expect(projection.trustStates.rows).toMatchObject([
      { arn: ci, position: 0, trustedAccountId: '464622532012', vendor: 'Datadog', external: true },
      { arn: ci, position: 1, trustedAccountId: '123456789012', external: false },
    ]);
  });

  it('close rows only when they were read', () => {
    expect(projection.grantStates.complete).toEqual(['*']);
    expect(projection.policyStates.complete).toEqual(['*']);
    const refused = denied('x');
    const unread = projectWith({ lastAccessed: refused, policies: refused, roles: refused });
    expect([unread.grantStates, unread.policyStates, unread.trustStates]).toEqual(
      Array(3).fill({ rows: [], complete: [] }),
    );
  });
});

describe('an imported report', () => {
  const bytes = bytesOf(
    reportText(
      userLine('x', {
        user: 'ana',
        arn: 'arn:aws:iam::123456789012:user/team/ana',
        access_key_1_active: 'true',
        access_key_1_last_rotated: '2025-01-01T00:00:00Z',
        cert_2_last_rotated: '2024-01-01T00:00:00Z',
      }),
    ),
  );
  const snapshot = snapshotFromReport({ report: parseCredentialReport(bytes), bytes, takenAt });
  const projection = project(snapshot, analyse(snapshot, noContext, defaultThresholds), []);

  it('gives users by its lines, without what it does not hold', () => {
    const row = projection.identityStates.rows.find(({ kind }) => kind === 'user');
    expect(row).toMatchObject({ name: 'ana', path: '/team/', passwordEnabled: false, activeKeys: 1 });
    expect(row?.groups).toBeUndefined();
    expect(row?.owner).toBeUndefined();
    expect(projection.identityStates.complete).toEqual(['root', 'user']);
  });

  it('gives keys and certificates by slot', () => {
    expect(projection.credentialStates.rows.map(({ kind, key }) => [kind, key])).toEqual([
      ['password', 'password'],
      ['access-key', 'slot-1@2025-01-01T00:00:00Z'],
      ['signing-certificate', 'slot-2@2024-01-01T00:00:00Z'],
    ]);
    expect(projection.credentialStates.complete).toEqual(['password', 'access-key', 'signing-certificate']);
  });

  it('is not taken for whole while users are collected but could not be', () => {
    expect(projectWith({ users: denied('x') }).identityStates.complete).not.toContain('user');
    expect(projectWith({ users: off }).identityStates.complete).toContain('user');
  });
});
