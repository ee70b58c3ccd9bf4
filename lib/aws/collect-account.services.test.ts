import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FaultEffect, FaultMatch } from '@/lib/simulator/control/faults';
import { TEST_ACCOUNTS } from '@/lib/simulator/world/test-world';
import type { AccountSnapshot, DataSets } from '@/lib/snapshot/account-snapshot';
import type { StageName } from '@/lib/snapshot/stage';
import { collectAccount } from './collect-account';
import { dayMs } from './instant';
import { fastTiming, scanOf, testTime, useSimulator, type AwsUnderTest } from './testing/use-simulator';
import type { Collected } from './types';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const { production } = TEST_ACCOUNTS;
const services: StageName[] = ['detection', 'kms-keys', 'compute', 'buckets', 'alerts'];
const stages: StageName[] = ['account-settings', 'trails', ...services];
const denied: FaultEffect = { type: 'accessDeniedBy', by: 'scp' };

let aws: AwsUnderTest;
let whole: Collected;
beforeAll(async () => {
  aws = await useSimulator();
  whole = await scan(stages);
});
afterAll(() => aws.close());
afterEach(() => {
  const { simulation } = aws.simulator.control;
  simulation.faults.remove();
  simulation.log.clear();
  simulation.throttle.profile = 'off';
  simulation.settings = { ...simulation.settings, shortPages: 0 };
});

const fault = (match: FaultMatch, effect: FaultEffect = denied) =>
  aws.simulator.control.simulation.faults.add({ account: production, ...match }, effect);
const calls = () => aws.simulator.control.simulation.log.since(0);
const callsOf = (operation: string) => calls().filter((entry) => entry.operation === operation).length;

function scan(
  names: StageName[],
  given: { previous?: AccountSnapshot; takenAt?: string } = {},
): Promise<Collected> {
  return collectAccount(scanOf(production, { stages: new Set(names), ...given }), fastTiming);
}

function valueIn<K extends keyof DataSets>({ snapshot }: Collected, name: K): DataSets[K] {
  const reading = snapshot[name];
  if (reading.state !== 'read') throw new Error(`${name} is ${JSON.stringify(reading)}`);
  return reading.value as DataSets[K];
}

const inRegion = <T extends { region: string }>(items: readonly T[], region: string) =>
  items.find((one) => one.region === region);
const outcomeOf = (collected: Collected, name: StageName) =>
  collected.stages.find((stage) => stage.name === name);

describe('buckets', () => {
  it('tells what S3 says of each, and what it has none of', () => {
    const [empty, trail, site] = valueIn(whole, 'buckets');
    expect(empty).toMatchObject({
      name: 'example-empty',
      region: 'us-east-1',
      publicAccessBlock: { value: null },
      policyIsPublic: { value: false },
      policy: { value: null },
      publicAclGrants: { value: [] },
      ownership: { value: null },
      versioning: { state: 'skipped' },
    });
    expect(site).toMatchObject({
      arn: 'arn:aws:s3:::example-site',
      policyIsPublic: { value: true },
      publicAclGrants: { value: [{ grantee: 'AllUsers', permission: 'READ' }] },
      ownership: { value: 'ObjectWriter' },
    });
    const policy = site?.policy.state === 'read' ? site.policy.value : null;
    expect(JSON.parse(whole.snapshot.policyDocuments[policy ?? ''] ?? '')).toMatchObject({
      Statement: [{ Principal: '*' }],
    });
    expect(trail).toMatchObject({
      name: 'example-local-trail',
      region: 'eu-west-1',
      publicAccessBlock: { value: { blockPublicAcls: true, restrictPublicBuckets: true } },
      logsAccess: { value: true },
      versioning: { value: { enabled: true, mfaDelete: true } },
      locksObjects: { value: true },
      expirations: { value: [{ prefix: 'AWSLogs/', days: 400 }] },
    });
  });

  it('leaves unknown what one bucket refuses, and asks that one again', async () => {
    fault({ operation: 'GetBucketAcl', nth: 1 });
    const collected = await scan(stages);
    const refused = valueIn(collected, 'buckets').filter((one) => one.publicAclGrants.state === 'unread');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.publicAclGrants).toMatchObject({ code: 'AccessDenied', operation: 's3:GetBucketAcl' });
    expect(outcomeOf(collected, 'buckets')?.state).toBe('partial');
    aws.simulator.control.simulation.log.clear();
    const again = await scan(stages, { previous: collected.snapshot });
    expect(callsOf('GetBucketAcl')).toBe(1);
    expect(valueIn(again, 'buckets')).toEqual(valueIn(whole, 'buckets'));
  });

  it('is unknown as a whole where the list is refused', async () => {
    fault({ operation: 'ListBuckets' });
    const collected = await scan(['buckets']);
    expect(collected.snapshot.buckets).toMatchObject({ state: 'unread', code: 'AccessDenied' });
    expect(outcomeOf(collected, 'buckets')?.error?.message).toMatch(/s3:ListAllMyBuckets/);
  });
});

describe('kms-keys', () => {
  it('reads customer managed keys with aliases, rotation, policy and grants', () => {
    const { keys, unreadRegions } = valueIn(whole, 'kmsKeys');
    expect(unreadRegions).toEqual([]);
    expect(keys.map((key) => key.aliases.join())).toEqual(
      expect.arrayContaining(['alias/app', '', 'alias/old']),
    );
    expect(keys).toHaveLength(3);
    const app = keys.find((key) => key.aliases.includes('alias/app'));
    expect(app).toMatchObject({
      region: 'eu-west-1',
      state: 'Enabled',
      spec: 'SYMMETRIC_DEFAULT',
      origin: 'AWS_KMS',
      rotationEnabled: { value: true },
      grants: {
        value: [
          {
            granteePrincipal: 'arn:aws:iam::100000000003:role/app-server',
            operations: ['Decrypt', 'Encrypt'],
          },
          { granteePrincipal: 'arn:aws:iam::999999999999:root', operations: ['Decrypt'] },
        ],
      },
    });
    expect(keys.find((key) => key.spec === 'RSA_2048')).toMatchObject({ rotationEnabled: { value: false } });
    expect(keys.find((key) => key.isMultiRegionReplica)).toMatchObject({
      state: 'PendingDeletion',
      deletionAt: '2026-03-31T00:00:00Z',
    });
    const policy = app?.policy.state === 'read' ? app.policy.value : '';
    expect(whole.snapshot.policyDocuments[policy]).toContain('kms:*');
  });

  it('takes a policy that a key hides for unknown of that key alone', async () => {
    fault({ operation: 'GetKeyPolicy', nth: 1 });
    const collected = await scan(['account-settings', 'kms-keys']);
    const states = valueIn(collected, 'kmsKeys').keys.map((key) => key.policy.state);
    expect(states.sort()).toEqual(['read', 'read', 'unread']);
    expect(outcomeOf(collected, 'kms-keys')?.state).toBe('succeeded');
  });

  it('says of a region with a key that cannot be described that it is not known whole', async () => {
    fault({ operation: 'DescribeKey', region: 'us-east-1' });
    const collected = await scan(['account-settings', 'kms-keys']);
    expect(valueIn(collected, 'kmsKeys')).toMatchObject({
      keys: { length: 2 },
      unreadRegions: [{ region: 'us-east-1', operation: 'kms:DescribeKey', code: 'AccessDeniedException' }],
    });
    expect(outcomeOf(collected, 'kms-keys')?.state).toBe('partial');
  });
});

describe('detection', () => {
  it('reads the four services of each region', () => {
    const detection = valueIn(whole, 'detection');
    expect(detection.length).toBeGreaterThan(15);
    expect(inRegion(detection, 'eu-west-1')).toMatchObject({
      guardDuty: {
        value: {
          status: 'ENABLED',
          administratorAccountId: '100000000002',
          credentialFindings: [
            {
              severity: 5,
              type: 'UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B',
              subject: 'alice',
              subjectKind: 'IAMUser',
              updatedAt: '2026-02-25T08:00:00Z',
            },
          ],
        },
      },
      securityHub: {
        value: {
          enabled: true,
          standards: [expect.stringMatching(/foundational/)],
          aggregatorRegion: 'eu-west-1',
        },
      },
      configRecorders: {
        value: [
          {
            recording: true,
            lastStatus: 'FAILURE',
            recordsAllSupported: false,
            resourceTypes: ['AWS::IAM::Role', 'AWS::IAM::User'],
          },
        ],
      },
      inspector: { value: { ec2: true, ecr: false, lambda: true } },
    });
    expect(inRegion(detection, 'us-east-1')).toMatchObject({
      guardDuty: { value: { status: 'DISABLED', credentialFindings: null } },
      securityHub: { value: { enabled: true, standards: [], aggregatorRegion: 'eu-west-1' } },
    });
    expect(inRegion(detection, 'eu-west-3')).toMatchObject({
      guardDuty: { value: { detectorId: null, status: null } },
      securityHub: { value: { enabled: false, aggregatorRegion: null } },
      configRecorders: { value: [] },
      inspector: { value: { ec2: false, ecr: false, lambda: false } },
    });
  });

  it('lets the others stand where one service or region is refused, and asks that region again', async () => {
    fault({ service: 'guardduty', region: 'eu-west-2' });
    const collected = await scan(['account-settings', 'detection']);
    expect(inRegion(valueIn(collected, 'detection'), 'eu-west-2')).toMatchObject({
      guardDuty: { state: 'unread', code: 'AccessDeniedException', operation: 'guardduty:ListDetectors' },
      securityHub: { state: 'read' },
    });
    expect(inRegion(valueIn(collected, 'detection'), 'eu-west-1')?.guardDuty.state).toBe('read');
    expect(outcomeOf(collected, 'detection')?.state).toBe('partial');
    aws.simulator.control.simulation.log.clear();
    await scan(['account-settings', 'detection'], { previous: collected.snapshot });
    expect([callsOf('ListDetectors'), callsOf('DescribeHub')]).toEqual([1, 1]);
  });
});

describe('compute', () => {
  it('reads instances and what is set for new ones', () => {
    const compute = valueIn(whole, 'compute');
    const ireland = inRegion(compute, 'eu-west-1');
    const instances = ireland?.instances.state === 'read' ? ireland.instances.value : [];
    const named = (name: string) =>
      instances.find((one) => one.tags.some((tag) => tag.key === 'Name' && tag.value === name));
    expect(named('web')).toMatchObject({
      state: 'running',
      instanceProfileArn: `arn:aws:iam::${production}:instance-profile/app-server`,
      metadataTokens: 'required',
    });
    expect(named('legacy')).toMatchObject({ instanceProfileArn: null, metadataTokens: 'optional' });
    expect(named('spare')?.state).toBe('stopped');
    expect(ireland).toMatchObject({
      templateProfiles: { value: ['app-server'] },
      metadataDefault: { value: 'required' },
      snapshotSharing: { value: 'block-all-sharing' },
      imageSharing: { value: 'block-new-sharing' },
    });
    expect(inRegion(compute, 'us-west-2')).toMatchObject({
      instances: { value: [] },
      metadataDefault: { value: null },
      snapshotSharing: { value: 'unblocked' },
      imageSharing: { value: 'unblocked' },
    });
  });

  it("understands EC2's own refusals", async () => {
    fault({ operation: 'DescribeInstances', region: 'us-west-2' });
    const collected = await scan(['account-settings', 'compute']);
    expect(inRegion(valueIn(collected, 'compute'), 'us-west-2')?.instances).toMatchObject({
      state: 'unread',
      code: 'UnauthorizedOperation',
      message: expect.stringMatching(/service control policy .* blocks ec2:DescribeInstances/),
    });
  });
});

describe('alerts', () => {
  it('reads what watches where trails are at home and global events arrive', () => {
    const { regions, unreadRegions } = valueIn(whole, 'alerts');
    expect(unreadRegions).toEqual([]);
    expect(regions.map((one) => one.region)).toEqual(['eu-west-1', 'us-east-1']);
    const group = `arn:aws:logs:eu-west-1:${production}:log-group:local-trail:*`;
    expect(inRegion(regions, 'eu-west-1')).toMatchObject({
      metricFilters: [
        {
          logGroupArn: group,
          name: 'root-use',
          pattern: '{ $.userIdentity.type = "Root" }',
          metrics: ['CloudTrail/RootUse'],
        },
      ],
      alarms: [{ name: 'root-use', metric: 'CloudTrail/RootUse', actionsEnabled: true }],
      topics: [{ confirmedSubscriptions: 2 }],
      logRetention: { [group]: 400 },
      rules: [],
    });
    expect(inRegion(regions, 'us-east-1')).toMatchObject({
      rules: [{ name: 'root-sign-in', enabled: true, targets: { length: 2 } }],
      topics: [{ arn: `arn:aws:sns:us-east-1:${production}:security`, confirmedSubscriptions: 0 }],
    });
  });

  it('keeps what a region tells where a topic is refused, and says so', async () => {
    fault({ operation: 'GetTopicAttributes', region: 'us-east-1' });
    const collected = await scan(['account-settings', 'trails', 'alerts']);
    const { regions, unreadRegions } = valueIn(collected, 'alerts');
    expect(inRegion(regions, 'us-east-1')).toMatchObject({ rules: { length: 1 }, topics: [] });
    expect(unreadRegions).toMatchObject([
      {
        region: 'us-east-1',
        operation: 'sns:GetTopicAttributes',
        code: expect.stringMatching(/Authorization/),
      },
    ]);
    expect(outcomeOf(collected, 'alerts')?.error?.message).toMatch(/service control policy/);
  });
});

describe('all of them', () => {
  it('bring the same with short pages and under throttling', async () => {
    const { simulation } = aws.simulator.control;
    simulation.settings = { ...simulation.settings, shortPages: 0.9 };
    for (const operation of [
      'DescribeAlarms',
      'ListKeys',
      'GetBucketAcl',
      'DescribeInstances',
      'ListDetectors',
    ]) {
      fault({ operation, nth: 1 }, { type: 'throttle' });
    }
    const paged = await scan(stages);
    for (const name of ['buckets', 'kmsKeys', 'detection', 'compute', 'alerts'] as const) {
      expect(valueIn(paged, name)).toEqual(valueIn(whole, name));
    }
    expect(paged.throttles).toBe(5);
    expect(paged.stages.map((stage) => stage.state)).not.toContain('partial');
  });

  it('ask nothing a second time on the same day, and everything on the next', async () => {
    const hourLater = new Date(Date.parse(testTime) + 3_600_000).toISOString();
    const again = await scan(stages, { previous: whole.snapshot, takenAt: hourLater });
    for (const name of services)
      expect([name, (outcomeOf(again, name)?.calls ?? 99) <= 1]).toEqual([name, true]);
    for (const name of ['buckets', 'kmsKeys', 'detection', 'compute', 'alerts'] as const) {
      expect(again.snapshot[name]).toEqual(whole.snapshot[name]);
    }
    expect(again.snapshot.policyDocuments).toEqual(whole.snapshot.policyDocuments);
    const nextDay = new Date(Date.parse(testTime) + dayMs).toISOString();
    const tomorrow = await scan(stages, { previous: again.snapshot, takenAt: nextDay });
    for (const name of services) {
      expect(outcomeOf(tomorrow, name)?.calls).toBe(outcomeOf(whole, name)?.calls);
      const reading = tomorrow.snapshot[name === 'kms-keys' ? 'kmsKeys' : (name as 'buckets')];
      expect(reading).toMatchObject({ state: 'read', asOf: nextDay });
    }
  });
});
