import {
  GenerateCredentialReportCommand,
  GenerateServiceLastAccessedDetailsCommand,
  GetAccessKeyLastUsedCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetServiceLastAccessedDetailsCommand,
  GetUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListAccountAliasesCommand,
  ListMFADevicesCommand,
  ListOpenIDConnectProvidersCommand,
  ListPoliciesGrantingServiceAccessCommand,
  ListRolesCommand,
  ListSAMLProvidersCommand,
  ListServerCertificatesCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
  ListUsersCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type RunningSimulator } from '../server';
import { TEST_ACCOUNTS, testWorld } from '../world/test-world';

const world = testWorld();
let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator({ world });
});
afterAll(() => simulator.close());
beforeEach(() => {
  simulator.control.reset();
  simulator.control.simulation.settings.jobs = 'instant';
});

async function iamOf(accountId: string): Promise<IAMClient> {
  const base = { endpoint: simulator.url, region: 'us-east-1', maxAttempts: 1 };
  const sts = new STSClient({ ...base, credentials: world.collector });
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/RolecallReadOnly`,
      RoleSessionName: 'iam-test',
      ExternalId: world.collector.externalId(accountId),
    }),
  );
  return new IAMClient({
    ...base,
    credentials: {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken,
    },
  });
}

const CI = 'ci+deploy=x,y.z@example-1';
const production = () => iamOf(TEST_ACCOUNTS.production);
const arn = (resource: string) => `arn:aws:iam::${TEST_ACCOUNTS.production}:${resource}`;

describe('GetAccountAuthorizationDetails', () => {
  async function readAll(iam: IAMClient, MaxItems: number) {
    const names: string[] = [];
    let pages = 0;
    let Marker: string | undefined;
    do {
      const page = await iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems, Marker }));
      names.push(...(page.UserDetailList ?? []).map((one) => `user ${one.UserName}`));
      names.push(...(page.RoleDetailList ?? []).map((one) => `role ${one.RoleName}`));
      names.push(...(page.GroupDetailList ?? []).map((one) => `group ${one.GroupName}`));
      names.push(...(page.Policies ?? []).map((one) => `policy ${one.PolicyName}`));
      Marker = page.IsTruncated ? page.Marker : undefined;
      pages += 1;
    } while (Marker !== undefined);
    return { names, pages };
  }

  it('gives the same entities whatever the page size, in fewer pages when pages are larger', async () => {
    const iam = await production();
    const whole = await readAll(iam, 1000);
    expect(whole.names).toContain('policy AdministratorAccess');
    expect(whole.names).not.toContain('policy AmazonSQSFullAccess');
    for (const size of [1, 7, 30]) {
      const paged = await readAll(iam, size);
      expect(paged.names).toEqual(whole.names);
      expect(paged.pages).toBeGreaterThan(1);
    }
    simulator.control.simulation.settings.shortPages = 0.7;
    expect((await readAll(iam, 10)).names).toEqual(whole.names);
  });

  async function readDetails() {
    const iam = await production();
    const details = await iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 1000 }));
    const { UserDetailList = [], RoleDetailList = [], Policies = [] } = details;
    return {
      users: new Map(UserDetailList.map((user) => [user.UserName, user])),
      roles: new Map(RoleDetailList.map((role) => [role.RoleName, role])),
      policies: new Map(Policies.map((policy) => [policy.PolicyName, policy])),
    };
  }

  it('carries users, roles and their use as AWS does', async () => {
    const { users, roles } = await readDetails();
    const alice = users.get('alice');
    expect(alice).toMatchObject({ GroupList: ['Administrators'], AttachedManagedPolicies: [] });
    expect(alice).not.toHaveProperty('UserPolicyList');
    expect(alice?.Tags).toContainEqual({ Key: 'name', Value: 'Älice "A" <&>' });
    const server = roles.get('app-server');
    expect(server).toMatchObject({
      RoleLastUsed: { LastUsedDate: new Date('2026-03-04T02:58:45Z') },
      InstanceProfileList: [{ InstanceProfileName: 'app-server' }],
    });
    expect(JSON.parse(decodeURIComponent(String(server?.AssumeRolePolicyDocument)))).toMatchObject({
      Statement: [{ Principal: { Service: 'ec2.amazonaws.com' } }],
    });
    expect(roles.get('open-door')?.RoleLastUsed).toEqual({});
  });

  it('carries managed policies with all versions and their counts', async () => {
    const { policies } = await readDetails();
    expect(policies.get('deploy')).toMatchObject({
      DefaultVersionId: 'v2',
      AttachmentCount: 1,
      Path: '/ci/',
      PolicyVersionList: [{ VersionId: 'v2' }, { VersionId: 'v1' }],
    });
    expect(policies.get('boundary')?.PermissionsBoundaryUsageCount).toBe(2);
  });

  it('refuses a marker of another filter, and sizes outside 1 to 1000', async () => {
    const iam = await production();
    const { Marker } = await iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 2 }));
    const other = new GetAccountAuthorizationDetailsCommand({ Filter: ['Role'], Marker });
    await expect(iam.send(other)).rejects.toMatchObject({ name: 'ValidationError' });
    const zero = new GetAccountAuthorizationDetailsCommand({ MaxItems: 0 });
    await expect(iam.send(zero)).rejects.toMatchObject({ name: 'ValidationError' });
  });
});

describe('credential report', () => {
  const decode = (content: Uint8Array | undefined) => Buffer.from(content ?? []).toString();

  it('is refused before it exists and frozen for four hours afterwards', async () => {
    const iam = await production();
    const get = () => iam.send(new GetCredentialReportCommand({}));
    await expect(get()).rejects.toMatchObject({
      name: 'CredentialReportNotPresentException',
      $metadata: { httpStatusCode: 410 },
    });
    await iam.send(new GenerateCredentialReportCommand({}));
    const first = await get();
    const lines = decode(first.Content).split('\n');
    expect(lines[1]).toMatch(/^<root_account>,/);
    expect(lines.slice(2).map((line) => line.split(',')[0])).toEqual([
      'alice',
      'Bob',
      'ci+deploy=x',
      'never.used',
    ]);
    simulator.control.simulation.clock.advance(3 * 3_600_000);
    const again = await iamOf(TEST_ACCOUNTS.production);
    expect(decode((await again.send(new GetCredentialReportCommand({}))).Content)).toBe(
      decode(first.Content),
    );
    simulator.control.simulation.clock.advance(2 * 3_600_000);
    const later = await iamOf(TEST_ACCOUNTS.production);
    await expect(later.send(new GetCredentialReportCommand({}))).rejects.toMatchObject({
      name: 'CredentialReportExpiredException',
    });
    expect((await later.send(new GenerateCredentialReportCommand({}))).State).toBe('COMPLETE');
  });

  it('takes its time when jobs are as slow as AWS', async () => {
    simulator.control.simulation.settings.jobs = 'aws';
    const iam = await production();
    expect((await iam.send(new GenerateCredentialReportCommand({}))).State).toBe('STARTED');
    await expect(iam.send(new GetCredentialReportCommand({}))).rejects.toMatchObject({
      name: 'CredentialReportNotReadyException',
      $metadata: { httpStatusCode: 404 },
    });
    expect((await iam.send(new GenerateCredentialReportCommand({}))).State).toBe('INPROGRESS');
    simulator.control.simulation.clock.advance(5000);
    expect((await iam.send(new GenerateCredentialReportCommand({}))).State).toBe('COMPLETE');
  });

  it('has the switches for the forms that exist', async () => {
    const { settings } = simulator.control.simulation;
    Object.assign(settings, {
      reportOffsetDates: true,
      reportExtraColumn: true,
      reportRootNotSupported: true,
    });
    const iam = await production();
    await iam.send(new GenerateCredentialReportCommand({}));
    const lines = decode((await iam.send(new GetCredentialReportCommand({}))).Content).split('\n');
    expect(lines[0]).toMatch(/,additional_credentials_info$/);
    expect(lines[1]).toContain('2022-01-10T09:00:00+00:00,not_supported');
  });
});

describe('last-accessed details', () => {
  it('lists what the policies allow, page by page, with actions where tracked', async () => {
    const iam = await production();
    const { JobId } = await iam.send(
      new GenerateServiceLastAccessedDetailsCommand({ Arn: arn('user/alice'), Granularity: 'ACTION_LEVEL' }),
    );
    const first = await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId }));
    expect(first.ServicesLastAccessed).toHaveLength(200);
    expect(first.IsTruncated).toBe(true);
    const ec2 = first.ServicesLastAccessed?.find((service) => service.ServiceNamespace === 'ec2');
    expect(ec2).toMatchObject({ LastAuthenticatedRegion: 'eu-west-1', TotalAuthenticatedEntities: 1 });
    const used = ec2?.TrackedActionsLastAccessed?.filter((action) => action.LastAccessedTime);
    expect(used?.map((action) => action.ActionName)).toEqual(['DescribeInstances', 'RunInstances']);
    const second = await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId, Marker: first.Marker }));
    expect(second.ServicesLastAccessed?.[0]?.ServiceNamespace).not.toBe(
      first.ServicesLastAccessed?.[0]?.ServiceNamespace,
    );
  });

  it('belongs to the session that started it', async () => {
    const iam = await production();
    const command = new GenerateServiceLastAccessedDetailsCommand({ Arn: arn(`user/ci/${CI}`) });
    const { JobId } = await iam.send(command);
    const own = await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId }));
    expect(own.ServicesLastAccessed?.map((service) => service.ServiceNamespace)).toEqual([
      'iam',
      'lambda',
      's3',
      'sqs',
    ]);
    const other = await production();
    await expect(other.send(new GetServiceLastAccessedDetailsCommand({ JobId }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
  });

  it('leaves out everything but status and date while it runs', async () => {
    simulator.control.simulation.settings.jobs = 'aws';
    const iam = await production();
    const { JobId } = await iam.send(
      new GenerateServiceLastAccessedDetailsCommand({ Arn: arn('role/app-server') }),
    );
    const pending = await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId }));
    expect(pending).toMatchObject({ JobStatus: 'IN_PROGRESS' });
    expect(pending.ServicesLastAccessed).toBeUndefined();
    simulator.control.simulation.clock.advance(10_000);
    const done = await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId }));
    expect(done.JobStatus).toBe('COMPLETED');
  });
});

describe('the other IAM reads', () => {
  it('tells account settings', async () => {
    const iam = await production();
    const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
    expect(SummaryMap).toMatchObject({
      Users: 4,
      AccountMFAEnabled: 1,
      AccountAccessKeysPresent: 1,
      Providers: 2,
    });
    const { PasswordPolicy } = await iam.send(new GetAccountPasswordPolicyCommand({}));
    expect(PasswordPolicy).toMatchObject({
      MaxPasswordAge: 90,
      ExpirePasswords: true,
      MinimumPasswordLength: 14,
    });
    expect((await iam.send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual([
      'example-production',
    ]);
    const saml = await iam.send(new ListSAMLProvidersCommand({}));
    expect(saml.SAMLProviderList?.[0]?.ValidUntil).toEqual(new Date('2027-02-01T00:00:00Z'));
    const oidc = await iam.send(new ListOpenIDConnectProvidersCommand({}));
    const OpenIDConnectProviderArn = oidc.OpenIDConnectProviderList?.[0]?.Arn;
    const provider = await iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
    expect(provider).toMatchObject({
      Url: 'token.actions.githubusercontent.com',
      ClientIDList: ['sts.amazonaws.com'],
    });
    const certificates = await iam.send(new ListServerCertificatesCommand({}));
    expect(certificates.ServerCertificateMetadataList?.[0]?.Expiration).toEqual(
      new Date('2025-02-01T00:00:00Z'),
    );
    const standalone = await iamOf(TEST_ACCOUNTS.standalone);
    await expect(standalone.send(new GetAccountPasswordPolicyCommand({}))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
  });

  it('tells credentials', async () => {
    const iam = await production();
    const virtual = await iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Assigned' }));
    expect(virtual.VirtualMFADevices?.map((device) => device.User?.Arn)).toContain(arn('root'));
    const devices = await iam.send(new ListMFADevicesCommand({ UserName: 'alice' }));
    expect(devices.MFADevices?.map((device) => device.SerialNumber?.split(':')[5]?.split('/')[0])).toEqual([
      'mfa',
      'u2f',
    ]);
    const keys = await iam.send(new ListAccessKeysCommand({ UserName: CI }));
    expect(keys.AccessKeyMetadata?.map((key) => key.Status).sort()).toEqual(['Active', 'Inactive']);
    const inactive = keys.AccessKeyMetadata?.find((key) => key.Status === 'Inactive');
    const used = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: inactive?.AccessKeyId }));
    expect(used).toMatchObject({ UserName: CI, AccessKeyLastUsed: { ServiceName: 's3' } });
    const never = await iam.send(new ListAccessKeysCommand({ UserName: 'never.used' }));
    const AccessKeyId = never.AccessKeyMetadata?.[0]?.AccessKeyId;
    const unused = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }));
    expect(unused.AccessKeyLastUsed).toEqual({ ServiceName: 'N/A', Region: 'N/A' });
    const ssh = await iam.send(new ListSSHPublicKeysCommand({ UserName: 'Bob' }));
    expect(ssh.SSHPublicKeys).toHaveLength(1);
    const signing = await iam.send(new ListSigningCertificatesCommand({ UserName: 'Bob' }));
    const body = new X509Certificate(signing.Certificates?.[0]?.CertificateBody ?? '');
    expect(new Date(body.validTo)).toEqual(new Date('2024-02-01T08:00:00Z'));
    const service = await iam.send(new ListServiceSpecificCredentialsCommand({ AllUsers: true }));
    expect(service.ServiceSpecificCredentials?.[0]).toMatchObject({ UserName: 'Bob', Status: 'Active' });
    await expect(iam.send(new ListAccessKeysCommand({ UserName: 'nobody' }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('tells devices that belong to nobody apart, and codes by text message by their serial', async () => {
    const { timelines, clock } = simulator.control.simulation;
    const now = { at: clock.now(), account: TEST_ACCOUNTS.production };
    timelines.addEvents([
      { ...now, type: 'virtual-mfa-created', name: 'left-over' },
      { ...now, type: 'mfa-added', user: 'never.used', kind: 'sms', name: 'never.used' },
    ]);
    const iam = await iamOf(TEST_ACCOUNTS.production);
    const serials = async (AssignmentStatus: 'Assigned' | 'Unassigned' | 'Any') => {
      const { VirtualMFADevices = [] } = await iam.send(
        new ListVirtualMFADevicesCommand({ AssignmentStatus }),
      );
      return VirtualMFADevices.map(({ SerialNumber }) => SerialNumber);
    };
    const [unassigned, assigned, any] = [
      await serials('Unassigned'),
      await serials('Assigned'),
      await serials('Any'),
    ];
    expect(unassigned).toEqual([arn('mfa/left-over')]);
    expect(assigned).not.toContain(arn('mfa/left-over'));
    expect(any).toHaveLength(assigned.length + 1);
    const { MFADevices } = await iam.send(new ListMFADevicesCommand({ UserName: 'never.used' }));
    expect(MFADevices?.[0]?.SerialNumber).toBe(arn('sms-mfa/never.used'));
  });

  it('tells roles and policies', async () => {
    const iam = await production();
    const roles = await iam.send(new ListRolesCommand({}));
    expect(roles.Roles?.find((role) => role.RoleName === 'app-server')).toMatchObject({
      Description: 'The web fleet',
      MaxSessionDuration: 7200,
    });
    const version = await iam.send(
      new GetPolicyVersionCommand({
        PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
        VersionId: 'v1',
      }),
    );
    expect(decodeURIComponent(version.PolicyVersion?.Document ?? '')).toContain('"Action":"*"');
    const policy = await iam.send(new GetPolicyCommand({ PolicyArn: arn('policy/ci/deploy') }));
    expect(policy.Policy).toMatchObject({ DefaultVersionId: 'v2', AttachmentCount: 1 });
    const granting = await iam.send(
      new ListPoliciesGrantingServiceAccessCommand({ Arn: arn('user/alice'), ServiceNamespaces: ['s3'] }),
    );
    expect(granting.PoliciesGrantingServiceAccess?.[0]?.Policies?.[0]?.PolicyName).toBe(
      'AdministratorAccess',
    );
  });

  it('denies what the role does not grant, in AWS words', async () => {
    const iam = await production();
    for (const command of [
      new ListUsersCommand({}),
      new GetUserCommand({ UserName: 'alice' }),
      new GetRoleCommand({ RoleName: 'app-server' }),
    ]) {
      // The three commands have nothing in common but this client, so each is sent as what it is.
      const answer = iam.send(command as ListUsersCommand);
      await expect(answer).rejects.toMatchObject({
        name: 'AccessDenied',
        message: expect.stringMatching(/because no identity-based policy allows the iam:\w+ action$/),
        $metadata: { httpStatusCode: 403 },
      });
    }
  });
});
