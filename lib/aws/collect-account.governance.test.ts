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

let aws: AwsUnderTest;
beforeAll(async () => {
  aws = await useSimulator();
});
afterAll(() => aws.close());
afterEach(() => {
  aws.simulator.control.simulation.faults.remove();
  aws.simulator.control.simulation.log.clear();
});

const { management, tooling, production, standalone } = TEST_ACCOUNTS;
const denied: FaultEffect = { type: 'accessDeniedBy', by: 'identity' };
const fault = (match: FaultMatch, effect: FaultEffect = denied) =>
  aws.simulator.control.simulation.faults.add(match, effect);
const callsOf = (operation: string) =>
  aws.simulator.control.simulation.log.since(0).filter((entry) => entry.operation === operation).length;

const scan = (
  accountId: string,
  stages: StageName[],
  given: { previous?: AccountSnapshot; takenAt?: string } = {},
): Promise<Collected> => collectAccount(scanOf(accountId, { stages: new Set(stages), ...given }), fastTiming);

function valueIn<K extends keyof DataSets>({ snapshot }: Collected, name: K): DataSets[K] {
  const reading = snapshot[name];
  if (reading.state !== 'read') throw new Error(`${name} is ${JSON.stringify(reading)}`);
  return reading.value as DataSets[K];
}

describe('contacts', () => {
  it('tells who is there without what names a person', async () => {
    const collected = await scan(production, ['account-settings']);
    const { primary, security, billing, operations } = valueIn(collected, 'contacts');
    expect(primary).toMatchObject({
      value: { hasName: true, hasAddress: true, emailDomain: null, emailHash: null },
    });
    expect(security).toMatchObject({ value: { hasName: true, emailDomain: 'example.com' } });
    expect([billing, operations]).toMatchObject([{ value: null }, { value: null }]);
    expect(JSON.stringify(collected.snapshot.contacts)).not.toMatch(/Desk|Team|0000000000|Main Street/);
    expect(valueIn(collected, 'accountSettings').securityContact).toMatchObject({
      value: { present: true, emailDomain: 'example.com' },
    });
    const phones = [primary, security].map((one) => one.state === 'read' && one.value?.phoneHash);
    expect(phones[0]).toBe(phones[1]);
  });

  it('leaves the contact unknown that AWS did not tell, and asks again at the next scan', async () => {
    fault({ operation: 'GetContactInformation' });
    const collected = await scan(production, ['account-settings']);
    expect(valueIn(collected, 'contacts')).toMatchObject({
      primary: { state: 'unread', code: 'AccessDeniedException', operation: 'account:GetContactInformation' },
      security: { state: 'read' },
    });
    expect(collected.stages[0]?.state).toBe('partial');
    aws.simulator.control.simulation.faults.remove();
    const again = await scan(production, ['account-settings'], { previous: collected.snapshot });
    expect(valueIn(again, 'contacts').primary.state).toBe('read');
    const third = await scan(production, ['account-settings'], { previous: again.snapshot });
    expect(third.snapshot.contacts).toEqual(again.snapshot.contacts);
    expect(callsOf('GetContactInformation')).toBe(2);
  });
});

describe('trails', () => {
  it('says what each records and whether it arrives', async () => {
    const [local, organization] = valueIn(await scan(production, ['account-settings', 'trails']), 'trails');
    expect(local).toMatchObject({
      name: 'local',
      isLogging: { value: false },
      managementEvents: { value: { reads: false, writes: true, narrowed: false } },
      delivery: { value: { state: 'recent', stoppedAt: '2026-02-20T00:00:00Z', error: null } },
      insights: { value: [] },
      recordsObjectsOf: { value: [] },
    });
    expect(organization).toMatchObject({
      name: 'org-trail',
      insights: { value: ['ApiCallRateInsight'] },
      delivery: { value: { state: 'recent', reachesCloudWatchLogs: true, lastDeliveredAt: null } },
    });
  });

  it('leaves to the management account what a member may not see of its trail', async () => {
    for (const operation of ['GetTrailStatus', 'GetEventSelectors', 'GetInsightSelectors']) {
      fault({ operation, region: 'us-east-1' });
    }
    const collected = await scan(production, ['trails']);
    const trail = valueIn(collected, 'trails').find((one) => one.isOrganizationTrail);
    for (const part of ['isLogging', 'managementEvents', 'delivery', 'insights'] as const) {
      expect(trail?.[part]).toMatchObject({ state: 'skipped' });
    }
    expect(collected.stages[0]?.state).toBe('succeeded');
  });

  it('finds stores of CloudTrail Lake, and claims nothing where a region refuses', async () => {
    const collected = await scan(tooling, ['account-settings', 'trails']);
    expect(valueIn(collected, 'eventDataStores')).toMatchObject([
      {
        name: 'lake',
        status: 'ENABLED',
        isMultiRegion: true,
        retentionDays: 400,
        managementEvents: { reads: true, writes: true },
      },
    ]);
    fault({ operation: 'ListEventDataStores', region: 'eu-west-2' });
    const refused = await scan(tooling, ['trails']);
    expect(refused.snapshot.eventDataStores).toMatchObject({
      state: 'unread',
      code: 'AccessDeniedException',
      operation: 'cloudtrail:ListEventDataStores',
    });
    expect(refused.snapshot.trails.state).toBe('read');
  });

  it('looks for stores once a day', async () => {
    const first = await scan(tooling, ['account-settings', 'trails']);
    aws.simulator.control.simulation.log.clear();
    const takenAt = new Date(Date.parse(testTime) + 3_600_000).toISOString();
    const again = await scan(tooling, ['account-settings', 'trails'], {
      previous: first.snapshot,
      takenAt,
    });
    expect(callsOf('ListEventDataStores')).toBe(0);
    expect(again.snapshot.eventDataStores).toEqual(first.snapshot.eventDataStores);
    const nextDay = new Date(Date.parse(testTime) + dayMs).toISOString();
    await scan(tooling, ['account-settings', 'trails'], { previous: first.snapshot, takenAt: nextDay });
    expect(callsOf('ListEventDataStores')).toBeGreaterThan(10);
  });
});

describe('external access', () => {
  it('knows which findings are public, and the rules that put findings away', async () => {
    const collected = await scan(tooling, ['external-access']);
    const { analyzers, findings } = valueIn(collected, 'externalAccess');
    expect(findings).toMatchObject([
      {
        isPublic: false,
        accounts: ['999999999999'],
        resourceOwnerAccount: production,
        createdAt: '2026-01-15T10:00:00Z',
      },
    ]);
    expect(analyzers[0]?.archiveRules).toMatchObject({
      value: [
        {
          name: 'own-vendors',
          criteria: {
            resource: { eq: [], neq: [], contains: ['vendor'], exists: null },
            isPublic: { exists: true },
          },
        },
      ],
    });
  });

  it('says nothing of publicity for findings of unused access', async () => {
    const collected = await scan(production, ['external-access']);
    expect(valueIn(collected, 'externalAccess').findings).toMatchObject([{ isPublic: null, accounts: null }]);
    expect(callsOf('ListFindingsV2')).toBe(1);
  });

  it('keeps findings where whom they reach is refused', async () => {
    fault({ operation: 'ListFindings' });
    const collected = await scan(tooling, ['external-access']);
    expect(valueIn(collected, 'externalAccess').findings).toMatchObject([{ isPublic: null, accounts: null }]);
    expect(collected.stages[0]?.state).toBe('partial');
  });

  it('keeps findings where the rules are refused', async () => {
    fault({ operation: 'ListArchiveRules' });
    const collected = await scan(tooling, ['external-access']);
    const { analyzers, findings, unreadRegions } = valueIn(collected, 'externalAccess');
    expect(analyzers[0]?.archiveRules).toMatchObject({ state: 'unread', code: 'AccessDeniedException' });
    expect([findings.length, unreadRegions.length]).toEqual([1, 0]);
    expect(collected.stages[0]).toMatchObject({
      state: 'partial',
      error: { operation: 'access-analyzer:ListArchiveRules' },
    });
  });
});

describe('organization', () => {
  const membership = async (accountId: string) =>
    (await scan(accountId, ['organization'])).snapshot.organizationMembership;

  it('tells every account where it belongs', async () => {
    const belongs = {
      state: 'read',
      value: { organizationId: 'o-testworld1', managementAccountId: management, featureSet: 'ALL' },
    };
    expect(await membership(production)).toMatchObject(belongs);
    expect(await membership(management)).toMatchObject(belongs);
    expect(await membership(standalone)).toMatchObject({ state: 'read', value: 'none' });
    fault({ operation: 'DescribeOrganization' });
    expect(await membership(production)).toMatchObject({ state: 'unread', code: 'AccessDeniedException' });
  });

  it('asks a member once a day, the management account at each scan', async () => {
    for (const [accountId, calls] of [
      [production, 1],
      [management, 2],
    ] as const) {
      aws.simulator.control.simulation.log.clear();
      const { snapshot } = await scan(accountId, ['organization']);
      const again = await scan(accountId, ['organization'], { previous: snapshot });
      expect(again.snapshot.organizationMembership).toEqual(snapshot.organizationMembership);
      expect(callsOf('DescribeOrganization')).toBe(calls);
    }
  });

  it('reads the kinds of policy that are on, tag policies and opt-outs', async () => {
    const { organization } = await scan(management, ['organization']);
    expect(organization?.enabledPolicyTypes).toMatchObject({
      value: ['AISERVICES_OPT_OUT_POLICY', 'RESOURCE_CONTROL_POLICY', 'SERVICE_CONTROL_POLICY'],
    });
    expect(organization?.managementPolicies).toMatchObject({
      value: [{ name: 'NoTraining', kind: 'ai-opt-out', targets: [organization?.rootId] }],
    });
    const policies = organization?.managementPolicies;
    const document = policies?.state === 'read' ? policies.value[0]?.document : undefined;
    expect(organization?.policyDocuments[document ?? '']).toContain('optOut');
  });
});
