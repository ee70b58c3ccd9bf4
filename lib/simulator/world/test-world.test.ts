import { describe, expect, it } from 'vitest';
import { STSClient, AssumeRoleCommand } from '@aws-sdk/client-sts';
import { GetAccountAuthorizationDetailsCommand, IAMClient } from '@aws-sdk/client-iam';
import { startSimulator } from '../server';
import { TEST_ACCOUNTS, testWorld } from './test-world';

describe('testWorld', () => {
  it('can be assumed and read with its documented credentials', async () => {
    const world = testWorld();
    const simulator = await startSimulator({ world });
    const base = { endpoint: simulator.url, region: 'us-east-1' };
    const sts = new STSClient({ ...base, credentials: world.collector });
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleSessionName: 'test',
        RoleArn: `arn:aws:iam::${TEST_ACCOUNTS.production}:role/RolecallReadOnly`,
        ExternalId: `rolecall-test-${TEST_ACCOUNTS.production}`,
      }),
    );
    const iam = new IAMClient({
      ...base,
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken,
      },
    });
    const details = await iam.send(new GetAccountAuthorizationDetailsCommand({}));
    expect(details.UserDetailList?.map((user) => user.UserName)).toEqual([
      'Bob',
      'alice',
      'ci+deploy=x,y.z@example-1',
      'never.used',
    ]);
    await simulator.close();
  });
});
