import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, LastAccessed } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { parseCredentialReport } from '@/lib/snapshot/parse-credential-report';
import { snapshotFromReport } from '@/lib/snapshot/snapshot-from-report';
import { bytesOf, reportText, rootLine, userLine } from '@/lib/snapshot/testing/build-report';
import {
  buildGroup,
  buildKey,
  buildPolicy,
  buildRole,
  buildSummary,
  buildUser,
  denied,
  off,
  read,
  reported,
  takenAt,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import { evaluate } from './evaluate';
import { analysed, defaultRules, everything, noContext, trustText } from './testing/build-input';
import { nameLists } from './name-lists';
import type { PostureSummary } from './types';

const summaryOf = (snapshot: AccountSnapshot): PostureSummary =>
  evaluate(snapshot, noContext, defaultRules).summary;
const summaryWith = (parts: Partial<AccountSnapshot>) => summaryOf(analysed(parts).snapshot);

describe('the numbers of an imported report', () => {
  const text = reportText(
    userLine('with-mfa', {
      password_enabled: 'true',
      password_last_used: '2026-03-01T00:00:00Z',
      mfa_active: 'true',
    }),
    userLine('idle', {
      password_enabled: 'true',
      password_last_used: '2025-12-04T14:05:00Z',
      password_last_changed: '2025-01-01T00:00:00Z',
    }),
    userLine('never', {
      password_enabled: 'true',
      password_last_used: 'no_information',
      password_last_changed: '2026-02-01T00:00:00Z',
    }),
    userLine('robot', {
      mfa_active: 'true',
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2025-12-04T14:05:00Z',
      access_key_2_active: 'true',
      access_key_2_last_rotated: '2025-12-03T14:05:00Z',
      access_key_2_last_used_date: '2026-01-18T14:05:00Z',
    }),
    userLine('old', {
      access_key_1_last_rotated: '2019-01-01T00:00:00Z',
      access_key_2_active: 'true',
      access_key_2_last_rotated: '2025-03-03T14:05:00Z',
      access_key_2_last_used_date: '2026-03-04T00:00:00Z',
      cert_1_active: 'true',
      cert_1_last_rotated: '2024-01-01T00:00:00Z',
    }),
  ).replace(
    rootLine(),
    rootLine({
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2020-01-01T00:00:00Z',
      mfa_active: 'false',
    }),
  );
  const bytes = bytesOf(text);
  const summary = summaryOf(snapshotFromReport({ report: parseCredentialReport(bytes), bytes, takenAt }));

  it('counts users, passwords and MFA, root apart', () => {
    expect(summary).toMatchObject({
      users: 5,
      consoleUsers: 3,
      mfaUsers: 2,
      consoleUsersWithMfa: 1,
      mfaCoveragePercent: 33.33,
      passwordsUnusedMoreThan: { '45': 1, '90': 0 },
      passwordsNeverUsed: 1,
    });
  });

  it('counts active keys by age and idle time, "over" being more than', () => {
    expect(summary).toMatchObject({
      activeKeys: 3,
      inactiveKeys: 1,
      usersWithTwoActiveKeys: 1,
      keysOlderThan: { '90': 2, '180': 1, '365': 1 },
      keysUnusedMoreThan: { '45': 1, '90': 0 },
      keysNeverUsed: 1,
      activeCertificates: 1,
      usersWithUnusedCredential: 0,
    });
  });

  it('tells root apart and findings by severity', () => {
    expect(summary.root).toEqual({
      mfaActive: false,
      activeKeys: 1,
      passwordEnabled: true,
      passwordLastUsed: '2025-11-02T09:30:00Z',
    });
    expect(summary.findings).toMatchObject({ critical: 2, high: 3 });
  });

  it('is null where a report tells nothing, with a line for each', () => {
    expect(summary).toMatchObject({
      groups: null,
      roles: null,
      customerPolicies: null,
      adminUserCount: null,
      adminRoleCount: null,
      publicTrustCount: null,
      externalTrustCount: null,
      servicesGranted: null,
      mfaDevicesByKind: null,
      score: null,
    });
    expect(summary.unknown.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['Groups', 'Roles', 'Customer managed policies', 'Unused services']),
    );
    for (const { why } of summary.unknown) expect(why).toContain('imported');
  });

  it('has no coverage without console users', () => {
    expect(summaryWith({}).mfaCoveragePercent).toBeNull();
    expect(summaryWith({}).consoleUsers).toBe(0);
  });
});

describe('the numbers of a collected account', () => {
  const s3 = (lastUsed: string | null) => ({
    service: 's3',
    serviceName: 'Amazon S3',
    lastUsed,
    lastUsedRegion: null,
    lastUsedBy: null,
    actions: null,
  });
  const accessed = (arn: string, ...services: LastAccessed['services']): LastAccessed => ({
    arn,
    asOf: takenAt,
    fingerprint: '',
    services,
  });
  const openTrust = trustText('*');
  const vendorTrust = trustText(
    { AWS: 'arn:aws:iam::464622532012:root' },
    { StringEquals: { 'sts:ExternalId': 'x' } },
  );
  const admin = { attachedPolicies: [{ name: 'all', arn: buildPolicy('all', '').arn }] };
  const parts = {
    ...reported(userLine('ana'), userLine('bob')),
    users: read([buildUser('ana', { groups: ['admins'] }), buildUser('bob')]),
    groups: read([buildGroup('admins', admin)]),
    roles: read([
      buildRole('root-like', { ...admin, trustPolicy: hash(vendorTrust) }),
      buildRole('open', { trustPolicy: hash(openTrust) }),
    ]),
    policies: read([
      buildPolicy('all', hash(everything)),
      buildPolicy('aws', hash(everything), { awsManaged: true }),
    ]),
    policyDocuments: textsOf(everything, openTrust, vendorTrust),
    accessKeys: read([buildKey('ana', 'AKIA1')]),
    lastAccessed: read([
      accessed('arn:aws:iam::123456789012:user/ana', s3('2026-03-01T00:00:00Z'), {
        ...s3(null),
        service: 'ec2',
      }),
      accessed('arn:aws:iam::123456789012:role/open', s3(takenAt)),
      accessed('arn:aws:iam::123456789012:user/bob'),
    ]),
    mfaDevices: read([
      { userName: 'ana', serialNumber: 'a', kind: 'virtual' as const, enabledAt: null },
      { userName: null, serialNumber: 'b', kind: 'virtual' as const, enabledAt: null },
      { userName: '<root_account>', serialNumber: 'c', kind: 'security-key' as const, enabledAt: null },
    ]),
  };

  it('counts identities, administrators and trust', () => {
    expect(summaryWith(parts)).toMatchObject({
      users: 2,
      groups: 1,
      roles: 2,
      customerPolicies: 1,
      adminUserCount: 1,
      adminRoleCount: 1,
      publicTrustCount: 1,
      externalTrustCount: 1,
      unknown: [],
    });
  });

  it('counts granted and unused services, and devices that somebody holds', () => {
    expect(summaryWith(parts)).toMatchObject({
      servicesGranted: 3,
      servicesUnused: 1,
      identitiesJudged: 2,
      identitiesHalfUnused: 1,
      mfaDevicesByKind: { virtual: 1, 'security-key': 1 },
    });
  });

  it('names administrators and trusting roles', () => {
    const { snapshot, analysis } = analysed(parts);
    expect(nameLists(snapshot, analysis)).toEqual({
      adminUsers: [{ name: 'ana', arn: 'arn:aws:iam::123456789012:user/ana' }],
      adminRoles: [{ name: 'root-like', arn: 'arn:aws:iam::123456789012:role/root-like' }],
      rolesWithPublicTrust: [{ name: 'open', arn: 'arn:aws:iam::123456789012:role/open' }],
      rolesWithExternalTrust: [{ name: 'root-like', arn: 'arn:aws:iam::123456789012:role/root-like' }],
    });
  });

  it('knows no administrator where groups or policies were refused', () => {
    const summary = summaryWith({ ...parts, groups: denied('GetAccountAuthorizationDetails') });
    expect(summary).toMatchObject({ adminUserCount: null, adminRoleCount: 1 });
    expect(summary.unknown.map(({ what }) => what)).toEqual(['Groups', 'Administrators among users']);
    expect(summaryWith({ ...parts, policies: off })).toMatchObject({
      adminUserCount: null,
      adminRoleCount: null,
    });
  });

  it('is null, with the reason, where the report was refused', () => {
    const summary = summaryWith({
      ...parts,
      credentialReport: denied('GenerateCredentialReport'),
      credentialReportFile: null,
    });
    expect(summary).toMatchObject({
      users: 2,
      activeKeys: 1,
      consoleUsers: null,
      mfaUsers: null,
      passwordsNeverUsed: null,
      usersWithUnusedCredential: null,
      root: { mfaActive: true, activeKeys: 0, passwordEnabled: true, passwordLastUsed: null },
    });
    expect(summary.unknown).toEqual([
      {
        what: 'Passwords and MFA of users',
        why: 'GenerateCredentialReport: not authorized (AccessDenied)',
      },
    ]);
  });

  it('names the users that the report does not tell about', () => {
    const summary = summaryWith({
      ...parts,
      ...reported(
        userLine('ana'),
        userLine('bob', { mfa_active: '?' }),
        userLine('gone', { mfa_active: '?' }),
      ),
    });
    expect(summary.unknown).toEqual([
      { what: 'Password and MFA of bob', why: expect.stringContaining('line 4 of the credential report') },
      { what: 'User gone', why: expect.stringContaining('line 5') },
    ]);
  });

  it('says that root is unknown when neither source was read', () => {
    const summary = summaryWith({
      credentialReport: denied('GetCredentialReport'),
      accountSummary: denied('GetAccountSummary'),
    });
    expect(summary.root).toEqual({
      mfaActive: null,
      activeKeys: null,
      passwordEnabled: null,
      passwordLastUsed: null,
    });
    expect(summary.unknown.map(({ what }) => what)).toContain('Root user');
  });

  it('takes a key that the summary no longer sees for deleted', () => {
    const root = rootLine({ access_key_1_active: 'true', access_key_1_last_rotated: '2020-01-01T00:00:00Z' });
    const credentialReport = read(parseCredentialReport(bytesOf(reportText().replace(rootLine(), root))));
    expect(summaryWith({ credentialReport }).root.activeKeys).toBe(0);
    const accountSummary = read(buildSummary({ rootAccessKeys: 1 }));
    expect(summaryWith({ credentialReport, accountSummary }).root.activeKeys).toBe(1);
  });
});
