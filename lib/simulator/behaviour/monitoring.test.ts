import {
  AccessAnalyzerClient,
  GetAnalyzerCommand,
  GetFindingV2Command,
  ListAnalyzersCommand,
  ListFindingsV2Command,
} from '@aws-sdk/client-accessanalyzer';
import { AccountClient, GetAlternateContactCommand, ListRegionsCommand } from '@aws-sdk/client-account';
import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  ListTrailsCommand,
} from '@aws-sdk/client-cloudtrail';
import { GetPublicAccessBlockCommand, S3ControlClient } from '@aws-sdk/client-s3-control';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator, type RunningSimulator } from '../server';
import { TEST_ACCOUNTS, testWorld } from '../world/test-world';

const world = testWorld();
const { management, tooling, production, standalone } = TEST_ACCOUNTS;
let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator({ world });
});
afterAll(() => simulator.close());

async function configOf(accountId: string, region = 'us-east-1') {
  const base = { endpoint: simulator.url, region, maxAttempts: 1 };
  const { Credentials } = await new STSClient({ ...base, credentials: world.collector }).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/RolecallReadOnly`,
      RoleSessionName: 'monitoring-test',
      ExternalId: world.collector.externalId(accountId),
    }),
  );
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken,
  };
  return { ...base, credentials };
}

describe('CloudTrail', () => {
  it('shows members the organization trail, read-only', async () => {
    const client = new CloudTrailClient(await configOf(production));
    const { trailList } = await client.send(new DescribeTrailsCommand({}));
    expect(trailList).toMatchObject([
      { Name: 'org-trail', IsOrganizationTrail: true, IsMultiRegionTrail: true },
    ]);
    const Name = trailList?.[0]?.TrailARN;
    const status = await client.send(new GetTrailStatusCommand({ Name }));
    expect(status).toMatchObject({ IsLogging: true, LatestDeliveryTime: new Date('2026-03-04T14:00:00Z') });
    const selectors = await client.send(new GetEventSelectorsCommand({ TrailName: Name }));
    expect(selectors.AdvancedEventSelectors?.[0]?.FieldSelectors?.[0]?.Equals).toEqual(['Management']);
    expect((await client.send(new ListTrailsCommand({}))).Trails?.map((trail) => trail.Name)).toEqual([
      'local',
      'org-trail',
    ]);
    await expect(client.send(new GetTrailStatusCommand({ Name: 'org-trail' }))).rejects.toMatchObject({
      name: 'TrailNotFoundException',
    });
  });

  it('knows the trail of one region there alone, stopped since', async () => {
    const client = new CloudTrailClient(await configOf(production, 'eu-west-1'));
    const { trailList } = await client.send(new DescribeTrailsCommand({ includeShadowTrails: false }));
    expect(trailList?.map((trail) => trail.Name)).toEqual(['local']);
    const status = await client.send(new GetTrailStatusCommand({ Name: 'local' }));
    expect(status).toMatchObject({ IsLogging: false, StopLoggingTime: new Date('2026-02-20T00:00:00Z') });
    const { EventSelectors } = await client.send(new GetEventSelectorsCommand({ TrailName: 'local' }));
    expect(EventSelectors).toMatchObject([{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }]);
  });
});

describe('Access Analyzer', () => {
  it('tells analyzers and findings of its region', async () => {
    const client = new AccessAnalyzerClient(await configOf(tooling));
    const { analyzers } = await client.send(new ListAnalyzersCommand({}));
    expect(analyzers).toMatchObject([{ name: 'organization', type: 'ORGANIZATION', status: 'ACTIVE' }]);
    const analyzerArn = analyzers?.[0]?.arn;
    const filter = { status: { eq: ['ACTIVE'] } };
    const { findings } = await client.send(new ListFindingsV2Command({ analyzerArn, filter }));
    expect(findings).toMatchObject([
      { findingType: 'ExternalAccess', createdAt: new Date('2026-01-15T10:00:00Z') },
    ]);
    const finding = await client.send(new GetFindingV2Command({ analyzerArn, id: findings?.[0]?.id }));
    expect(finding.findingDetails?.[0]?.externalAccessDetails?.principal).toEqual({ AWS: '999999999999' });
    const archived = { status: { eq: ['ARCHIVED'] } };
    expect(
      (await client.send(new ListFindingsV2Command({ analyzerArn, filter: archived }))).findings,
    ).toEqual([]);
    const elsewhere = new AccessAnalyzerClient(await configOf(tooling, 'eu-west-1'));
    expect((await elsewhere.send(new ListAnalyzersCommand({}))).analyzers).toEqual([]);
    await expect(
      elsewhere.send(new GetAnalyzerCommand({ analyzerName: 'organization' })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('gives the unused-access configuration with one analyzer alone', async () => {
    const client = new AccessAnalyzerClient(await configOf(production));
    const { analyzer } = await client.send(new GetAnalyzerCommand({ analyzerName: 'unused' }));
    expect(analyzer?.configuration).toEqual({ unusedAccess: { unusedAccessAge: 90 } });
  });
});

describe('Account Management', () => {
  const AlternateContactType = 'SECURITY';

  it('tells the security contact, from the account or from management', async () => {
    const own = new AccountClient(await configOf(production));
    const contact = await own.send(new GetAlternateContactCommand({ AlternateContactType }));
    expect(contact.AlternateContact?.EmailAddress).toBe('security@example.com');
    const from = new AccountClient(await configOf(management));
    const same = await from.send(
      new GetAlternateContactCommand({ AlternateContactType, AccountId: production }),
    );
    expect(same.AlternateContact).toEqual(contact.AlternateContact);
    const alone = new AccountClient(await configOf(standalone));
    await expect(alone.send(new GetAlternateContactCommand({ AlternateContactType }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('pages regions with their status', async () => {
    const client = new AccountClient(await configOf(production));
    const first = await client.send(new ListRegionsCommand({ MaxResults: 20 }));
    const second = await client.send(new ListRegionsCommand({ MaxResults: 20, NextToken: first.NextToken }));
    const all = [...(first.Regions ?? []), ...(second.Regions ?? [])];
    expect(all).toContainEqual({ RegionName: 'eu-south-1', RegionOptStatus: 'ENABLED' });
    expect(all).toContainEqual({ RegionName: 'us-east-1', RegionOptStatus: 'ENABLED_BY_DEFAULT' });
  });
});

describe('S3 Control', () => {
  async function client(accountId: string) {
    const { endpoint: _, ...config } = await configOf(accountId);
    const authSchemes = [
      {
        name: 'sigv4',
        signingName: 's3',
        signingRegion: 'us-east-1',
        disableDoubleEncoding: true,
        properties: {},
      },
    ];
    const endpoint = { url: new URL(simulator.url), properties: { authSchemes }, headers: {} };
    return new S3ControlClient({ ...config, endpointProvider: () => endpoint });
  }

  it('tells the public access block, or that there is none', async () => {
    const { PublicAccessBlockConfiguration } = await (
      await client(production)
    ).send(new GetPublicAccessBlockCommand({ AccountId: production }));
    expect(PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: false,
      RestrictPublicBuckets: true,
    });
    const none = (await client(standalone)).send(new GetPublicAccessBlockCommand({ AccountId: standalone }));
    await expect(none).rejects.toMatchObject({ name: 'NoSuchPublicAccessBlockConfiguration' });
  });
});
