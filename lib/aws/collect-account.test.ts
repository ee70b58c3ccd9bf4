import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TEST_ACCOUNTS } from '@/lib/simulator/world/test-world';
import type { DataSets } from '@/lib/snapshot/account-snapshot';
import { collectAccount } from './collect-account';
import { actionFor, allowedOperations } from './operations';
import {
  fastTiming,
  scanOf,
  testTime,
  usualStages,
  useSimulator,
  type AwsUnderTest,
} from './testing/use-simulator';
import type { Collected, CollectInput, CollectProgress } from './types';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let aws: AwsUnderTest;
beforeAll(async () => {
  aws = await useSimulator();
});
afterAll(() => aws.close());
beforeEach(() => {
  const { simulation } = aws.simulator.control;
  simulation.faults.remove();
  simulation.settings = { ...simulation.settings, shortPages: 0, emptyPages: 0, detailsRatio: 1 };
});

const { management, tooling, production, standalone } = TEST_ACCOUNTS;
const scan = (accountId: string, given: Partial<CollectInput> = {}): Promise<Collected> =>
  collectAccount(scanOf(accountId, given), fastTiming);

function valueIn<K extends keyof DataSets>({ snapshot }: Collected, name: K): DataSets[K] {
  const reading = snapshot[name];
  if (reading.state !== 'read') throw new Error(`${name} is ${JSON.stringify(reading)}`);
  return reading.value as DataSets[K];
}

const stateOf = ({ stages }: Collected) =>
  Object.fromEntries(stages.map((stage) => [stage.name, stage.state]));

describe('a scan of an ordinary account', () => {
  let collected: Collected;
  const events: CollectProgress[] = [];
  beforeAll(async () => {
    collected = await scan(production, { onProgress: (event) => events.push(event) });
  });

  it('succeeds in every stage, and is no member of the organization stage', () => {
    expect(collected.stages.map((stage) => stage.name)).toEqual(usualStages);
    const expected = Object.fromEntries(usualStages.map((name) => [name, 'succeeded']));
    expect(stateOf(collected)).toEqual({ ...expected, organization: 'skipped' });
    expect(collected.organization).toBeNull();
  });

  it('counts its calls by stage, and the whole with the one that opens the session', () => {
    const inStages = collected.stages.reduce((sum, stage) => sum + stage.calls, 0);
    expect(collected.calls).toBe(inStages + 1);
    expect(collected.throttles).toBe(0);
    expect(events.findLast((event) => event.kind === 'calls')).toMatchObject({ calls: collected.calls });
  });

  it('tells its progress', () => {
    const started = events.filter((event) => event.kind === 'stage-started').map((event) => event.stage);
    expect(new Set(started)).toEqual(new Set(usualStages));
    expect(events.filter((event) => event.kind === 'stage-ended')).toHaveLength(usualStages.length);
    expect(events.some((event) => event.kind === 'stage-progress' && event.stage === 'last-accessed')).toBe(
      true,
    );
  });

  it('calls nothing but the operations on its list', () => {
    const allowed = new Set([...allowedOperations(usualStages)].map((operation) => operation.split(':')[1]));
    const called = aws.simulator.control.simulation.log.since(0).map((entry) => entry.operation);
    expect(called.filter((operation) => !allowed.has(operation) && operation !== 'AssumeRole')).toEqual([]);
    expect(actionFor('s3control:GetPublicAccessBlock')).toBe('s3:GetAccountPublicAccessBlock');
  });

  it('keeps the report as AWS gave it, with its own time', () => {
    expect(valueIn(collected, 'credentialReport').rows).toHaveLength(5);
    expect(new TextDecoder().decode(collected.snapshot.credentialReportFile ?? undefined)).toMatch(
      /^user,arn,/,
    );
    expect(collected.snapshot.credentialReport).toMatchObject({ asOf: testTime });
  });

  it('joins details, role list and decoded policy texts', () => {
    const roles = valueIn(collected, 'roles');
    const server = roles.find((role) => role.name === 'app-server');
    expect(server).toMatchObject({ description: 'The web fleet', maxSessionDuration: 7200 });
    const trust = collected.snapshot.policyDocuments[server?.trustPolicy ?? ''];
    expect(JSON.parse(trust ?? '')).toMatchObject({
      Statement: [{ Principal: { Service: 'ec2.amazonaws.com' } }],
    });
    const deploy = valueIn(collected, 'policies').find((policy) => policy.name === 'deploy');
    expect(deploy?.versions.map((version) => [version.versionId, version.isDefault])).toEqual([
      ['v1', false],
      ['v2', true],
    ]);
    const alice = valueIn(collected, 'users').find((user) => user.name === 'alice');
    expect(alice?.tags).toContainEqual({ key: 'name', value: 'Älice "A" <&>' });
  });

  it('has the documents of the AWS managed policies in use', () => {
    const admin = valueIn(collected, 'policies').find((policy) => policy.name === 'AdministratorAccess');
    expect(admin).toMatchObject({ awsManaged: true, attachmentCount: 2, boundaryUsageCount: 0 });
    const text = collected.snapshot.policyDocuments[admin?.versions[0]?.document ?? ''];
    expect(JSON.parse(text ?? '')).toMatchObject({ Statement: [{ Action: '*', Resource: '*' }] });
  });

  it('finds keys with their ids, and MFA devices of each kind', () => {
    const keys = valueIn(collected, 'accessKeys');
    expect(keys.every((key) => /^AKIA/.test(key.accessKeyId ?? '') && key.slot !== null)).toBe(true);
    expect(keys.map((key) => key.status).sort()).toEqual(['Active', 'Active', 'Inactive']);
    const devices = valueIn(collected, 'mfaDevices').map((device) => [device.userName, device.kind]);
    expect(devices).toContainEqual(['<root_account>', 'virtual']);
    expect(devices).toContainEqual(['Bob', 'hardware-token']);
  });

  it('asks Access Advisor about identities with policies, and not about service-linked roles', () => {
    const about = valueIn(collected, 'lastAccessed').map((one) => one.arn);
    expect(about).toContain(`arn:aws:iam::${production}:user/alice`);
    expect(about.join()).not.toMatch(/never\.used|AWSServiceRoleForSupport/);
    const alice = valueIn(collected, 'lastAccessed').find((one) => one.arn.endsWith('/alice'));
    expect(alice?.services.length).toBeGreaterThan(200);
    const ec2 = alice?.services.find((service) => service.service === 'ec2');
    expect(ec2?.lastUsed).toMatch(/^2026-03-0[34]T/);
    expect(ec2?.actions?.find((action) => action.action === 'ec2:DescribeInstances')?.lastUsed).toMatch(
      /^2026/,
    );
  });

  it('reads settings, trails and regions', () => {
    const settings = valueIn(collected, 'accountSettings');
    expect(settings.regions).toMatchObject({ state: 'read' });
    expect(valueIn(collected, 'externalAccess').regions.length).toBeGreaterThan(10);
    expect(valueIn(collected, 'trails').some((trail) => trail.isOrganizationTrail)).toBe(true);
  });
});

describe('other accounts', () => {
  it('reads the organization in its management account', async () => {
    const collected = await scan(management);
    const { organization } = collected;
    expect(stateOf(collected).organization).toBe('succeeded');
    expect(organization).toMatchObject({
      organizationId: 'o-testworld1',
      managementAccountId: management,
      centralRoot: { state: 'read', value: ['RootCredentialsManagement'] },
      delegatedAdministrators: {
        value: [{ accountId: tooling, services: ['access-analyzer.amazonaws.com'] }],
      },
    });
    const place = organization?.accounts.find((account) => account.id === production);
    expect(place?.path).toHaveLength(3);
    expect(place?.tags).toEqual([
      { key: 'env', value: 'prod' },
      { key: 'owner', value: 'platform' },
    ]);
    const guardrails = organization?.guardrails.state === 'read' ? organization.guardrails.value : [];
    expect(guardrails.map((one) => one.kind).sort()).toEqual(['rcp', 'rcp', 'scp', 'scp']);
    for (const { document } of guardrails) expect(organization?.policyDocuments[document]).toMatch(/^\{/);
  });

  it('reads it from a delegated account too, without what only the management account may see', async () => {
    const collected = await scan(tooling);
    expect(stateOf(collected).organization).toBe('succeeded');
    expect(collected.organization?.centralRoot).toMatchObject({ state: 'skipped' });
    expect(valueIn(collected, 'externalAccess').findings).toHaveLength(1);
  });

  it('takes a stand-alone account for what it is', async () => {
    const collected = await scan(standalone, { stages: new Set(['organization']) });
    expect(collected.organization).toBeNull();
    expect(collected.stages[0]).toMatchObject({ state: 'skipped', error: null });
    expect(collected.snapshot.users).toEqual({
      state: 'skipped',
      reason: 'This stage is switched off for the account.',
    });
  });
});

describe('paging', () => {
  it('brings the same data with short pages, empty pages and small ones', async () => {
    const whole = await scan(management);
    const { simulation } = aws.simulator.control;
    simulation.settings = { ...simulation.settings, shortPages: 0.9, emptyPages: 0.9, detailsRatio: 0.01 };
    const paged = await scan(management);
    expect(paged.calls).toBeGreaterThan(whole.calls);
    expect(paged.snapshot).toEqual(whole.snapshot);
    expect(paged.organization).toEqual(whole.organization);
  });
});
