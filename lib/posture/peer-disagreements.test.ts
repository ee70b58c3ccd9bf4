import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, LastAccessed } from '@/lib/snapshot/account-snapshot';
import { parseCredentialReport } from '@/lib/snapshot/parse-credential-report';
import { buildDevice } from '@/lib/snapshot/testing/build-device';
import { scp } from '@/lib/snapshot/testing/build-organization';
import { withPolicy } from '@/lib/snapshot/testing/build-password-policy';
import { bytesOf, reportText, rootLine, type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import {
  buildAccountSettings,
  buildAnalyzer,
  buildBucket,
  buildExternalAccess,
  buildFinding,
} from '@/lib/snapshot/testing/build-resources';
import {
  buildKey,
  buildPolicy,
  buildRole,
  buildSummary,
  buildTrail,
  buildUser,
  off,
  read,
  reported,
} from '@/lib/snapshot/testing/build-snapshot';
import { checks } from './checks';
import { alertsOf, judgeAlerts, ruledRegion, watchedFilters } from './testing/alert-cases';
import { buildInput, trustText } from './testing/build-input';
import { customPolicyArn } from './testing/build-policies';
import { trusting, withRoles } from './testing/build-roles';
import { judgeContacts } from './testing/contact-cases';
import { judgeManagement, judgeMember } from './testing/organization-cases';
import { judgeBucketOf } from './testing/trail-cases';
import type { Check, Result } from './types';

/** Where public tools disagree with one another, one case each with our answer (reference: the catalogue of checks). */

function checkOf(id: string): Check {
  const check = checks.find((each) => each.id === id);
  if (!check) throw new Error(`There is no check ${id}.`);
  return check;
}

type Around = Parameters<typeof buildInput>;
const judgeAll = (id: string, ...around: Around) => checkOf(id).evaluate(buildInput(...around));
const resultOf = (id: string, ...around: Around): Result | undefined => judgeAll(id, ...around)[0]?.result;

const rootReport = (root: RowValues) =>
  read(parseCredentialReport(bytesOf(reportText().replace(rootLine(), rootLine(root)))));
const users = read([buildUser('ana')]);
const ana = (row: RowValues): Partial<AccountSnapshot> => ({ users, ...reported(userLine('ana', row)) });
const stranger = { AWS: '111122223333' };
const administratorPolicy = {
  name: 'AdministratorAccess',
  arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
};

describe('where peers disagree, on root', () => {
  const summary = (rootPasswordPresent: boolean | null) =>
    read(buildSummary({ rootMfaEnabled: false, rootPasswordPresent }));
  const notSupported = rootReport({ password_enabled: 'not_supported', mfa_active: 'false' });

  it('root row value of password_enabled: where the report does not say, the summary does', () => {
    const judge = (present: boolean | null) =>
      resultOf('root-mfa-enabled', { credentialReport: notSupported, accountSummary: summary(present) });
    expect([judge(true), judge(false), judge(null)]).toEqual(['fail', 'not-applicable', 'fail']);
    const told = rootReport({ password_enabled: 'true', mfa_active: 'false' });
    expect(resultOf('root-mfa-enabled', { credentialReport: told, accountSummary: off })).toBe('fail');
  });

  it('root without credentials in member accounts: nothing to protect, and judged as soon as there is a key', () => {
    const bare = rootReport({ password_enabled: 'false', password_last_used: 'N/A', mfa_active: 'false' });
    const withKey = rootReport({
      password_enabled: 'false',
      mfa_active: 'false',
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2021-01-01T00:00:00Z',
    });
    const judge = (credentialReport: typeof bare) =>
      resultOf('root-mfa-enabled', { credentialReport, accountSummary: off });
    expect([judge(bare), judge(withKey)]).toEqual(['not-applicable', 'fail']);
  });

  it('root recently used: the latest of password and both keys, within 90 days', () => {
    const old = '2020-01-01T00:00:00Z';
    const judge = (root: RowValues) => resultOf('root-recent-use', { credentialReport: rootReport(root) });
    const secondKey = {
      access_key_2_active: 'true',
      access_key_2_last_rotated: old,
      access_key_2_last_used_date: '2025-12-31T00:00:00Z',
    };
    expect(judge({ password_last_used: old })).toBe('pass');
    expect(judge({ password_last_used: old, ...secondKey })).toBe('fail');
    expect(judge({ password_last_used: '2025-12-31T00:00:00Z' })).toBe('fail');
  });

  it('root virtual and hardware MFA: the weakest factor counts, and the text says that they are mixed', () => {
    const phone = buildDevice('<root_account>', 'virtual');
    const mixed = { mfaDevices: read([phone]), rootCredentials: read({ mfaDevices: 2 }) };
    expect(judgeAll('root-mfa-hardware', mixed)).toMatchObject([
      { result: 'fail', title: expect.stringContaining('beside other MFA devices') },
    ]);
  });
});

describe('where peers disagree, on users and keys', () => {
  const mfaUser = ana({ password_enabled: 'true', mfa_active: 'true' });
  const devices = (kind: 'security-key' | 'virtual' | 'sms' | 'hardware-token') => ({
    mfaDevices: read([buildDevice('ana', kind)]),
  });
  const key = (parts: Parameters<typeof buildKey>[2]) => read([buildKey('ana', 'AKIAONE', parts)]);

  it('FIDO keys: a security key is none of the virtual devices, though its serial number is an ARN too', () => {
    const judge = (kind: Parameters<typeof devices>[0]) =>
      resultOf(
        'user-mfa-phishing-resistant',
        { ...mfaUser, ...devices(kind) },
        { strongMfaScope: 'console' },
      );
    expect(buildDevice('ana', 'security-key').serialNumber).toContain(':u2f/');
    expect([judge('security-key'), judge('hardware-token')]).toEqual(['pass', 'pass']);
    expect([judge('virtual'), judge('sms')]).toEqual(['fail', 'fail']);
  });

  it('hardware MFA for users who cannot sign in: not applicable', () => {
    const parts = { ...ana({ password_enabled: 'false' }), mfaDevices: read([]) };
    const results = judgeAll('user-mfa-phishing-resistant', parts, { strongMfaScope: 'console' });
    expect(results.map(({ result }) => result)).not.toContain('fail');
  });

  it('never-used password or key: its age counts from its creation', () => {
    const never = { password_enabled: 'true', password_last_used: 'no_information' };
    const judge = (password_last_changed: string) =>
      resultOf('user-console-inactive', ana({ ...never, password_last_changed }));
    expect([judge('2025-06-01T00:00:00Z'), judge('2026-02-25T00:00:00Z')]).toEqual(['fail', 'pass']);
    const judgeKey = (createdAt: string) =>
      resultOf('access-key-unused', { users, accessKeys: key({ createdAt, lastUsed: null }) });
    expect([judgeKey('2025-06-01T00:00:00Z'), judgeKey('2026-02-25T00:00:00Z')]).toEqual(['fail', 'pass']);
  });

  it('key age source: CreateDate, whatever the report calls last rotated', () => {
    const row = { access_key_1_active: 'true', access_key_1_last_rotated: '2026-03-01T00:00:00Z' };
    const accessKeys = key({ createdAt: '2024-01-01T00:00:00Z' });
    expect(resultOf('access-key-rotation', { ...ana(row), accessKeys })).toBe('fail');
  });

  it('two active keys during rotation: a window of overlap', () => {
    const older = buildKey('ana', 'AKIAOLD', { createdAt: '2025-01-01T00:00:00Z' });
    const judge = (createdAt: string) =>
      resultOf('access-key-single-active', {
        users,
        accessKeys: read([older, buildKey('ana', 'AKIANEW', { slot: 2, createdAt })]),
      });
    expect([judge('2026-03-01T00:00:00Z'), judge('2026-02-01T00:00:00Z')]).toEqual(['pass', 'fail']);
  });

  it('key issued at setup: made within minutes of the user, which has a password, and never used', () => {
    const parts = {
      ...reported(userLine('ana', { password_enabled: 'true' })),
      users: read([buildUser('ana', { createdAt: '2025-06-01T10:00:00Z' })]),
    };
    const judge = (one: Parameters<typeof buildKey>[2]) =>
      resultOf('access-key-not-created-at-setup', { ...parts, accessKeys: key(one) });
    expect(judge({ createdAt: '2025-06-01T10:01:00Z' })).toBe('fail');
    expect(judge({ createdAt: '2025-06-01T10:01:00Z', lastUsed: '2025-07-01T00:00:00Z' })).toBe('pass');
    expect(judge({ createdAt: '2025-06-02T10:01:00Z' })).toBe('pass');
  });

  it('long-lived keys where a role would do: what was used counts, not what is permitted', () => {
    const reached = (lastUsed: string | null): LastAccessed => ({
      arn: 'arn:aws:iam::123456789012:user/ana',
      asOf: '2026-03-04T00:00:00Z',
      fingerprint: 'f',
      services: [
        {
          service: 'ec2',
          serviceName: 'EC2',
          lastUsed,
          lastUsedRegion: null,
          lastUsedBy: null,
          actions: null,
        },
      ],
    });
    const accessKeys = key({ lastUsed: '2026-03-01T00:00:00Z', lastUsedService: 'sts' });
    const judge = (lastUsed: string | null) =>
      resultOf('access-key-replaceable-by-role', {
        users,
        accessKeys,
        lastAccessed: read([reached(lastUsed)]),
      });
    expect([judge('2026-03-01T00:00:00Z'), judge(null)]).toEqual(['fail', 'pass']);
  });

  it('password reuse: at least so many, no exact number', () => {
    const judge = (reusePrevention: number) =>
      resultOf(
        'password-policy-reuse',
        { ...withPolicy({ reusePrevention }), ...reported(userLine('ana', { password_enabled: 'true' })) },
        { passwordReusePrevention: 12 },
      );
    expect([judge(24), judge(12), judge(11), judge(1)]).toEqual(['pass', 'pass', 'fail', 'fail']);
  });
});

describe('where peers disagree, on policies and roles', () => {
  it('AdministratorAccess attached: one finding per identity, and none for those on the list of approval', () => {
    const attachedPolicies = [administratorPolicy];
    const parts = {
      users: read([buildUser('ana', { attachedPolicies }), buildUser('bob', { attachedPolicies })]),
      roles: read([buildRole('deploy', { attachedPolicies })]),
    };
    const results = judgeAll('policy-admin-aws-attached', parts, {
      approvedAdmins: ['arn:aws:iam::*:role/deploy'],
    });
    expect(results.map(({ resource, result }) => [resource.split(':').at(-1), result])).toEqual([
      ['user/ana', 'fail'],
      ['user/bob', 'fail'],
      ['role/deploy', 'pass'],
    ]);
  });

  it('unused policies: those of the customer alone, and a boundary is a use', () => {
    const idle = { attachmentCount: 0 };
    const aws = { ...idle, arn: administratorPolicy.arn, awsManaged: true };
    const judge = (parts: Parameters<typeof buildPolicy>[2]) =>
      judgeAll('policy-unattached', { policies: read([buildPolicy('Custom', 'x', parts)]) });
    expect(judge(idle)).toMatchObject([{ result: 'fail', resource: customPolicyArn }]);
    expect(judge({ ...idle, boundaryUsageCount: 1 })).toMatchObject([{ result: 'pass' }]);
    expect(judge(aws).map(({ result }) => result)).not.toContain('fail');
  });

  it('confused deputy: only services that send the keys', () => {
    const judge = (Service: string) =>
      resultOf('role-trust-confused-deputy', withRoles([trusting('worker', trustText({ Service }))]));
    expect([judge('config.amazonaws.com'), judge('ec2.amazonaws.com')]).toEqual(['fail', 'not-applicable']);
  });

  it('external id: third parties alone, and MFA does not stand in for it', () => {
    const judge = (condition?: object, linkedAccountIds = new Set<string>()) =>
      resultOf(
        'role-trust-external-id',
        withRoles([trusting('supplier', trustText(stranger, condition))]),
        {},
        {
          linkedAccountIds,
        },
      );
    expect(judge()).toBe('fail');
    expect(judge({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } })).toBe('fail');
    expect(judge({ StringEquals: { 'sts:ExternalId': 'x-1' } })).toBe('pass');
    expect(judge(undefined, new Set(['111122223333']))).toBe('not-applicable');
  });

  it('unused roles: service-linked ones are passed over, new ones count from their creation', () => {
    const judge = (parts: Parameters<typeof buildRole>[1]) => {
      const role = buildRole('app', parts);
      const roleActivity = read([{ arn: role.arn, at: null, region: null }]);
      return judgeAll('role-unused', { roles: read([role]), roleActivity }).map(({ result }) => result);
    };
    expect(judge({ createdAt: '2026-03-01T00:00:00Z' })).toEqual(['pass']);
    expect(judge({ createdAt: '2025-01-01T00:00:00Z' })).toEqual(['fail']);
    const path = '/aws-service-role/x.amazonaws.com/';
    expect(judge({ createdAt: '2025-01-01T00:00:00Z', path })).not.toContain('fail');
  });
});

describe('where peers disagree, on access from outside', () => {
  const analyzers = (...list: ReturnType<typeof buildAnalyzer>[]) => ({
    externalAccess: read(buildExternalAccess({ analyzers: list })),
  });

  it('Access Analyzer on: active, for external access, or the organization’s', () => {
    const judge = (...around: Around) => resultOf('access-analyzer-enabled', ...around);
    const unused = buildAnalyzer('unused', { type: 'ACCOUNT_UNUSED_ACCESS' });
    const organization = buildAnalyzer('org', { type: 'ORGANIZATION' });
    expect(judge(analyzers(unused))).toBe('fail');
    expect(judge(analyzers(buildAnalyzer('external', { status: 'CREATING' })))).toBe('fail');
    expect(judge(analyzers(buildAnalyzer('external')))).toBe('pass');
    expect(judge(analyzers(), {}, { organizationAnalyzers: [organization] })).toBe('pass');
  });

  it('analyzer findings: active ones alone, public above cross-account', () => {
    const judge = (parts: Parameters<typeof buildFinding>[1]) =>
      judgeAll('access-analyzer-findings-open', {
        externalAccess: read(buildExternalAccess({ findings: [buildFinding('f-1', parts)] })),
      });
    expect(judge({ status: 'ARCHIVED' }).map(({ result }) => result)).not.toContain('fail');
    expect(judge({ isPublic: true })).toMatchObject([{ result: 'fail', severity: 'critical' }]);
    expect(judge({ isPublic: false, accounts: ['111122223333'] })).toMatchObject([
      { result: 'fail', severity: 'high' },
    ]);
  });

  it('S3 account block: all four flags, and low where there is no bucket', () => {
    const all = {
      blockPublicAcls: true,
      ignorePublicAcls: true,
      blockPublicPolicy: true,
      restrictPublicBuckets: true,
    };
    const judge = (block: typeof all, buckets: AccountSnapshot['buckets']) =>
      judgeAll('s3-account-public-access-block', {
        accountSettings: read(buildAccountSettings({ s3PublicAccessBlock: read(block) })),
        buckets,
      });
    const some = read([buildBucket('data')]);
    expect(judge(all, some)).toMatchObject([{ result: 'pass' }]);
    const half = { ...all, blockPublicAcls: false, ignorePublicAcls: false };
    expect(judge(half, some)).toMatchObject([{ result: 'fail', severity: 'high' }]);
    expect(judge(half, read([]))).toMatchObject([{ result: 'fail', severity: 'low' }]);
  });
});

describe('where peers disagree, on logging and the organization', () => {
  const events = { reads: true, writes: true, excludedSources: [], narrowed: false };

  it('management events: what all selectors record together', () => {
    const trail = (name: string, parts: Partial<typeof events>) =>
      buildTrail(name, { managementEvents: read({ ...events, ...parts }) });
    const judge = (...trails: ReturnType<typeof buildTrail>[]) =>
      resultOf('cloudtrail-management-events', { trails: read(trails) });
    expect(judge(trail('reads', { writes: false }), trail('writes', { reads: false }))).toBe('pass');
    expect(judge(trail('reads', { writes: false }))).toBe('fail');
  });

  it('trail bucket public: by policy, and by a list for everybody or for any AWS user', () => {
    const judge = (parts: Parameters<typeof buildBucket>[1]) =>
      judgeBucketOf(checkOf('cloudtrail-bucket-public'), parts ?? {})?.result;
    const list = (grantee: 'AllUsers' | 'AuthenticatedUsers') => ({
      ownership: read('ObjectWriter' as const),
      publicAclGrants: read([{ grantee, permission: 'READ' as const }]),
    });
    expect(judge({})).toBe('pass');
    expect(judge({ policyIsPublic: read(true) })).toBe('fail');
    expect([judge(list('AllUsers')), judge(list('AuthenticatedUsers'))]).toEqual(['fail', 'fail']);
  });

  it('region SCP: attached on the path of the account, and what it leaves open is all allowed', () => {
    const limit = (regions: string[], targets: string[]) => {
      const Condition = { StringNotEquals: { 'aws:RequestedRegion': regions } };
      return scp('limit', { Effect: 'Deny', NotAction: ['iam:*'], Resource: '*', Condition }, targets);
    };
    const judge = (regions: string[], targets: string[]) =>
      judgeMember(checkOf('org-scp-region-limit'), [limit(regions, targets)], {
        thresholds: { allowedRegions: ['eu-west-1', 'eu-north-1'] },
      })?.result;
    expect(judge(['eu-west-1'], ['ou-1'])).toBe('pass');
    expect(judge(['eu-west-1'], ['ou-2'])).toBe('fail');
    expect(judge(['eu-west-1', 'us-east-1'], ['ou-1'])).toBe('fail');
  });

  it('delegated administrators: every one of them', () => {
    const services = ['guardduty.amazonaws.com'];
    const delegatedAdministrators = read([
      { accountId: '222222222222', services },
      { accountId: '333333333333', services },
    ]);
    const judge = (trustedDelegatedAdmins: string[]) =>
      judgeManagement(
        checkOf('org-delegated-admins-known'),
        { delegatedAdministrators },
        { thresholds: { trustedDelegatedAdmins } },
      )?.result;
    expect([judge(['222222222222']), judge(['333333333333'])]).toEqual(['fail', 'fail']);
    expect(judge(['222222222222', '333333333333'])).toBe('pass');
  });

  it('metric filters: terms are parsed, so their order is nothing, and an event rule is as good', () => {
    const check = checkOf('alert-console-no-mfa');
    const judge = (alerts: Parameters<typeof judgeAlerts>[1]) => judgeAlerts(check, alerts)?.result;
    const turned = '{ ($.additionalEventData.MFAUsed != "Yes") && ($.eventName = "ConsoleLogin") }';
    const wrong = '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed = "Yes") }';
    const rule = {
      'detail-type': ['AWS Console Sign In via CloudTrail'],
      detail: { additionalEventData: { MFAUsed: [{ 'anything-but': 'Yes' }] } },
    };
    expect(judge(alertsOf(watchedFilters(turned)))).toBe('pass');
    expect(judge(alertsOf(watchedFilters(wrong)))).toBe('fail');
    expect(judge(alertsOf(ruledRegion('us-east-1', rule)))).toBe('pass');
  });

  it('contacts: read, not left to people', () => {
    const check = checkOf('account-security-contact');
    expect(judgeContacts(check, {})?.result).toBe('pass');
    expect(judgeContacts(check, { security: read(null) })?.result).toBe('fail');
  });
});
