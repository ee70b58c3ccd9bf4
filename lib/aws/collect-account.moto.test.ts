import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  PutRolePolicyCommand,
  UpdateAccessKeyCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  AttachPolicyCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand as CreateGuardrailCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { beforeAll, describe, expect, it } from 'vitest';
import { valueOf } from '@/lib/snapshot/reading';
import type { StageName } from '@/lib/snapshot/stage';
import { collectAccount } from './collect-account';
import { fastTiming } from './testing/use-simulator';
import type { Collected } from './types';

/** Moto's own account: everything happens there. */
const accountId = '123456789012';
const roleName = 'rolecall-audit';
const region = 'us-east-1';

const trust = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: 'sts:AssumeRole' },
  ],
};
const readLogs = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::logs/*' }],
};
const denyLeaving = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }],
};

/** What moto answers. */
const answered: StageName[] = [
  'account-summary',
  'authorization-details',
  'mfa-devices',
  'access-keys',
  'organization',
];
/** Access Advisor and Access Analyzer are not among moto's services. */
const lacking: StageName[] = ['last-accessed', 'external-access'];
/** Asked for but not compared: moto gets values of the report wrong, and lacks some kinds of credential. */
const inPart: StageName[] = ['credential-report', 'other-credentials'];

const planted = { activeKey: '', inactiveKey: '', mfaSerial: '', unitId: '', guardrailId: '' };
let collected: Collected;

async function plantIdentities(): Promise<void> {
  const iam = new IAMClient({ region });
  for (const UserName of ['alice', 'deploy-bot']) await iam.send(new CreateUserCommand({ UserName }));
  const policy = await iam.send(
    new CreatePolicyCommand({ PolicyName: 'read-logs', PolicyDocument: JSON.stringify(readLogs) }),
  );
  await iam.send(new CreateGroupCommand({ GroupName: 'operators' }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'operators', UserName: 'alice' }));
  const PolicyArn = policy.Policy?.Arn ?? '';
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'operators', PolicyArn }));
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  await iam.send(new CreateRoleCommand({ RoleName: roleName, AssumeRolePolicyDocument }));
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: roleName,
      PolicyName: 'inline-logs',
      PolicyDocument: JSON.stringify(readLogs),
    }),
  );
  await plantCredentials(iam);
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'halyard-moto' }));
  await iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 21 }));
}

async function plantCredentials(iam: IAMClient): Promise<void> {
  const newKey = async () => {
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'deploy-bot' }));
    return AccessKey?.AccessKeyId ?? '';
  };
  planted.activeKey = await newKey();
  planted.inactiveKey = await newKey();
  await iam.send(
    new UpdateAccessKeyCommand({
      UserName: 'deploy-bot',
      AccessKeyId: planted.inactiveKey,
      Status: 'Inactive',
    }),
  );
  const device = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'alice' }));
  planted.mfaSerial = device.VirtualMFADevice?.SerialNumber ?? '';
  await iam.send(
    new EnableMFADeviceCommand({
      UserName: 'alice',
      SerialNumber: planted.mfaSerial,
      AuthenticationCode1: '123456',
      AuthenticationCode2: '654321',
    }),
  );
}

async function plantOrganization(): Promise<void> {
  const client = new OrganizationsClient({ region });
  await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const { Roots = [] } = await client.send(new ListRootsCommand({}));
  const rootId = Roots[0]?.Id ?? '';
  await client.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType: 'SERVICE_CONTROL_POLICY' }));
  const unit = await client.send(
    new CreateOrganizationalUnitCommand({ ParentId: rootId, Name: 'Workloads' }),
  );
  planted.unitId = unit.OrganizationalUnit?.Id ?? '';
  const guardrail = await client.send(
    new CreateGuardrailCommand({
      Name: 'deny-leaving',
      Description: '',
      Type: 'SERVICE_CONTROL_POLICY',
      Content: JSON.stringify(denyLeaving),
    }),
  );
  planted.guardrailId = guardrail.Policy?.PolicySummary?.Id ?? '';
  await client.send(new AttachPolicyCommand({ PolicyId: planted.guardrailId, TargetId: planted.unitId }));
}

// `npm run test:moto` starts moto_server and sets AWS_ENDPOINT_URL; without it these calls would go to AWS itself.
beforeAll(async () => {
  if (!process.env.AWS_ENDPOINT_URL) throw new Error('Run these tests with `npm run test:moto`.');
  await plantIdentities();
  await plantOrganization();
  collected = await collectAccount(
    {
      link: {
        accountId,
        partition: 'aws',
        roleArn: `arn:aws:iam::${accountId}:role/${roleName}`,
        externalId: 'given-by-rolecall',
      },
      takenAt: new Date().toISOString(),
      previous: null,
      requestedBy: 'moto',
      stages: new Set([...answered, ...lacking, ...inPart]),
      // Without limits the SDK gives up early on what moto does not have.
      limits: 'off',
      deadlineSeconds: 120,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    },
    fastTiming,
  );
}, 180_000);

function document(hash: string | undefined): unknown {
  const text = collected.snapshot.policyDocuments[hash ?? ''];
  return text === undefined ? undefined : JSON.parse(text);
}

describe('a scan of an account that moto plays', () => {
  it('reads users, groups, policies and trust as they were made', () => {
    const { snapshot } = collected;
    expect(valueOf(snapshot.users)?.map((user) => user.name)).toEqual(['alice', 'deploy-bot']);
    const alice = valueOf(snapshot.users)?.find((user) => user.name === 'alice');
    expect(alice?.groups).toEqual(['operators']);
    const group = valueOf(snapshot.groups)?.find((each) => each.name === 'operators');
    const attached = group?.attachedPolicies.map((policy) => policy.arn);
    expect(attached).toEqual([`arn:aws:iam::${accountId}:policy/read-logs`]);
    const role = valueOf(snapshot.roles)?.find((each) => each.name === roleName);
    expect(document(role?.trustPolicy)).toEqual(trust);
  });

  it('reads keys with their state, and the MFA device with its holder', () => {
    const keys = valueOf(collected.snapshot.accessKeys)?.filter((key) => key.userName === 'deploy-bot') ?? [];
    expect(Object.fromEntries(keys.map((key) => [key.accessKeyId, key.status]))).toEqual({
      [planted.activeKey]: 'Active',
      [planted.inactiveKey]: 'Inactive',
    });
    expect(valueOf(collected.snapshot.mfaDevices)).toMatchObject([
      { userName: 'alice', serialNumber: planted.mfaSerial, kind: 'virtual' },
    ]);
  });

  it('reads the password policy and the alias', () => {
    const summary = valueOf(collected.snapshot.accountSummary);
    expect(summary?.alias).toBe('halyard-moto');
    expect(summary?.passwordPolicy).toMatchObject({ state: 'read', value: { minimumLength: 21 } });
  });

  it('reads the organization: unit, guardrail, its text and what it is attached to', () => {
    const { organization } = collected;
    expect(organization?.managementAccountId).toBe(accountId);
    expect(organization?.units).toMatchObject([{ id: planted.unitId, name: 'Workloads' }]);
    const guardrails = organization && valueOf(organization.guardrails);
    const guardrail = guardrails?.find((each) => each.id === planted.guardrailId);
    expect(guardrail?.targets).toEqual([planted.unitId]);
    const text = organization?.policyDocuments[guardrail?.document ?? ''] ?? 'null';
    expect(JSON.parse(text)).toEqual(denyLeaving);
  });

  it('says unknown, with the operation and the reason, for what moto does not have', () => {
    const { lastAccessed, externalAccess } = collected.snapshot;
    expect(lastAccessed).toMatchObject({
      state: 'unread',
      operation: 'iam:GenerateServiceLastAccessedDetails',
    });
    expect(externalAccess.state).toBe('unread');
    for (const name of lacking) {
      const stage = collected.stages.find((each) => each.name === name);
      expect([name, stage?.error?.message ?? '']).toEqual([name, expect.stringMatching(/\w/)]);
    }
  });

  it('lets nothing that failed take the rest with it', () => {
    const ended = collected.stages.filter((stage) => answered.includes(stage.name));
    expect(ended.filter((stage) => stage.state === 'failed').map((stage) => stage.name)).toEqual([]);
  });
});
