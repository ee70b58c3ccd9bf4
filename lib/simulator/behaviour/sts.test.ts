import { GetAccountSummaryCommand, IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
  type AssumeRoleCommandInput,
} from '@aws-sdk/client-sts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type RunningSimulator } from '../server';
import { TEST_ACCOUNTS, testWorld } from '../world/test-world';

const world = testWorld();
const { production, suspended } = TEST_ACCOUNTS;
let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator({ world });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.control.reset());

const base = () => ({ endpoint: simulator.url, region: 'us-east-1', maxAttempts: 1 });
const sts = () => new STSClient({ ...base(), credentials: world.collector });
const roleArn = (accountId: string) => `arn:aws:iam::${accountId}:role/RolecallReadOnly`;

function assume(over: Partial<AssumeRoleCommandInput> = {}) {
  const input = {
    RoleArn: roleArn(production),
    RoleSessionName: 'sts-test',
    ExternalId: world.collector.externalId(production),
    ...over,
  };
  return sts().send(new AssumeRoleCommand(input));
}

async function iamWith(over: Partial<AssumeRoleCommandInput> = {}) {
  const { Credentials } = await assume(over);
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken,
  };
  return { iam: new IAMClient({ ...base(), credentials }), credentials };
}

describe('AssumeRole', () => {
  it('gives a session whose expiry follows the simulated clock', async () => {
    const { Credentials, AssumedRoleUser } = await assume();
    expect(Credentials?.Expiration).toEqual(new Date('2026-03-04T15:05:00Z'));
    expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${production}:assumed-role/RolecallReadOnly/sts-test`);
  });

  const refusals: [string, Partial<AssumeRoleCommandInput>][] = [
    ['no external id', { ExternalId: undefined }],
    ['a wrong external id', { ExternalId: 'guessed' }],
    ['a role that does not exist', { RoleArn: `arn:aws:iam::${production}:role/Absent` }],
    ['an account that does not exist', { RoleArn: roleArn('999999999999') }],
    [
      'a suspended account',
      { RoleArn: roleArn(suspended), ExternalId: world.collector.externalId(suspended) },
    ],
    ['a role of which the caller may not assume', { RoleArn: `arn:aws:iam::${production}:role/open-door` }],
  ];
  it.each(refusals)('answers %s with the one sentence of AccessDenied', async (_, over) => {
    await expect(assume(over)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${TEST_ACCOUNTS.tooling}:user/rolecall-collector is not authorized to perform: sts:AssumeRole on resource: ${over.RoleArn ?? roleArn(production)}`,
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('checks duration and session policy', async () => {
    await expect(assume({ DurationSeconds: 7200 })).rejects.toMatchObject({ name: 'ValidationError' });
    await expect(assume({ DurationSeconds: 10 })).rejects.toMatchObject({ name: 'ValidationError' });
    await expect(assume({ Policy: '{' })).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
    await expect(assume({ Policy: ' '.repeat(2049) })).rejects.toMatchObject({
      name: 'PackedPolicyTooLargeException',
    });
  });

  it('narrows the session to its policy', async () => {
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'iam:List*', Resource: '*' }],
    });
    const { iam } = await iamWith({ Policy });
    await iam.send(new ListRolesCommand({}));
    await expect(iam.send(new GetAccountSummaryCommand({}))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('because no session policy allows the iam:GetAccountSummary action'),
    });
  });
});

describe('credentials', () => {
  it('tell who calls', async () => {
    const { credentials } = await iamWith();
    const identity = await new STSClient({ ...base(), credentials }).send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({ Account: production });
    expect(identity.UserId).toMatch(/^AROA[A-Z2-7]{17}:sts-test$/);
  });

  it('expire, are unknown, or lack their token', async () => {
    const { iam, credentials } = await iamWith();
    const { sessionToken: _, ...bare } = credentials;
    const without = new IAMClient({ ...base(), credentials: bare });
    await expect(without.send(new ListRolesCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
    const unknown = new IAMClient({
      ...base(),
      credentials: { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' },
    });
    await expect(unknown.send(new ListRolesCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
      $metadata: { httpStatusCode: 403 },
    });
    simulator.control.simulation.clock.advance(3_600_001);
    await expect(iam.send(new ListRolesCommand({}))).rejects.toMatchObject({ name: 'ExpiredToken' });
  });

  it('are checked to the last byte when asked to', async () => {
    simulator.control.simulation.settings.verify = true;
    const { iam, credentials } = await iamWith();
    await iam.send(new ListRolesCommand({}));
    const wrong = new IAMClient({ ...base(), credentials: { ...credentials, secretAccessKey: 'wrong' } });
    await expect(wrong.send(new ListRolesCommand({}))).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
      $metadata: { httpStatusCode: 403 },
    });
  });
});
