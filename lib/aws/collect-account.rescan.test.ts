import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TEST_ACCOUNTS } from '@/lib/simulator/world/test-world';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { collectAccount } from './collect-account';
import { dayMs } from './instant';
import type { CollectInput } from './types';
import { fastTiming, scanOf, testTime, useSimulator, type AwsUnderTest } from './testing/use-simulator';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let aws: AwsUnderTest;
let first: AccountSnapshot;
beforeAll(async () => {
  aws = await useSimulator();
  first = (await collectAccount(scanOf(), fastTiming)).snapshot;
});
afterAll(() => aws.close());

const { production } = TEST_ACCOUNTS;
const start = Date.parse(testTime);
const simulation = () => aws.simulator.control.simulation;

beforeEach(() => {
  simulation().clock.set(start);
  simulation().log.clear();
  simulation().faults.remove();
});

async function rescan(afterMs: number, previous: AccountSnapshot = first) {
  simulation().clock.set(start + afterMs);
  const takenAt = new Date(start + afterMs).toISOString();
  return collectAccount(scanOf(production, { previous, takenAt }), fastTiming);
}

function callsOf(operation: string): number {
  return simulation()
    .log.since(0)
    .filter((entry) => entry.operation === operation).length;
}

describe('a scan after a scan', () => {
  it('asks an unchanged account nothing but the base, and brings back the same', async () => {
    const again = await rescan(3_600_000);
    const trails = again.snapshot.trails.state === 'read' ? again.snapshot.trails.value.length : 0;
    const base = 18 + 1 + 2 * trails;
    expect(again.calls).toBeLessThanOrEqual(base);
    for (const operation of [
      'GenerateServiceLastAccessedDetails',
      'ListAccessKeys',
      'ListMFADevices',
      'ListSSHPublicKeys',
      'ListAnalyzers',
      'ListRegions',
    ]) {
      expect([operation, callsOf(operation)]).toEqual([operation, 0]);
    }
    expect(again.snapshot.lastAccessed).toMatchObject({ value: valueOf(first.lastAccessed) });
    expect(again.snapshot.accessKeys).toMatchObject({ value: valueOf(first.accessKeys) });
    expect(again.snapshot.policies).toMatchObject({ value: valueOf(first.policies) });
    expect(again.snapshot.policyDocuments).toEqual(first.policyDocuments);
    expect(again.snapshot.accountSettings).toEqual(first.accountSettings);
    expect(again.snapshot.externalAccess).toEqual(first.externalAccess);
    expect(again.snapshot.otherCredentials).toMatchObject({ value: valueOf(first.otherCredentials) });
  });

  it('asks for the policies of an unmoved organization once a day', async () => {
    const { management } = TEST_ACCOUNTS;
    const before = await collectAccount(scanOf(management), fastTiming);
    const again = async (afterMs: number) => {
      simulation().clock.set(start + afterMs);
      simulation().log.clear();
      const takenAt = new Date(start + afterMs).toISOString();
      const { snapshot: previous, organization: previousOrganization } = before;
      return collectAccount(scanOf(management, { previous, previousOrganization, takenAt }), fastTiming);
    };
    const soon = await again(3_600_000);
    expect(soon.organization?.guardrails).toEqual(before.organization?.guardrails);
    const asked = ['DescribeOrganization', 'ListRoots', 'ListAccounts', 'ListPolicies', 'DescribePolicy'];
    expect(asked.map(callsOf)).toEqual([1, 1, 1, 0, 0]);
    await again(dayMs);
    expect(callsOf('ListPolicies')).toBeGreaterThan(0);
    expect(callsOf('DescribePolicy')).toBeGreaterThan(0);
  });

  it('asks for no SSH keys again where the report may not be read', async () => {
    const denied = { operation: 'GetCredentialReport' };
    const effect = { type: 'error', code: 'AccessDenied', status: 403 } as const;
    simulation().faults.add(denied, effect);
    const { snapshot } = await collectAccount(scanOf(production), fastTiming);
    simulation().log.clear();
    const again = await rescan(3_600_000, snapshot);
    expect(snapshot.credentialReport.state).toBe('unread');
    expect(callsOf('ListSSHPublicKeys')).toBe(0);
    expect(valueOf(again.snapshot.otherCredentials)?.sshKeys).toEqual(
      valueOf(snapshot.otherCredentials)?.sshKeys,
    );
  });

  it('asks regional things again after a day', async () => {
    await rescan(dayMs);
    expect(callsOf('ListRegions')).toBe(1);
    expect(callsOf('ListAnalyzers')).toBeGreaterThan(10);
  });

  it('asks again about the identity whose policies changed, and about no other', async () => {
    simulation().timelines.addEvents([
      {
        at: start + 60_000,
        account: production,
        type: 'policy-attached',
        to: { kind: 'user', name: 'never.used' },
        policy: 'local/unattached',
      },
    ]);
    const again = await rescan(3_600_000);
    expect(callsOf('GenerateServiceLastAccessedDetails')).toBe(1);
    const about = valueOf(again.snapshot.lastAccessed)?.map((one) => one.arn) ?? [];
    expect(about).toContain(`arn:aws:iam::${production}:user/never.used`);
  });

  it('asks for the keys of a user who has a new one, once the report tells', async () => {
    simulation().timelines.addEvents([
      {
        at: start + 120_000,
        account: production,
        type: 'key-created',
        user: 'alice',
        key: 'new',
      },
    ]);
    const again = await rescan(30 * 3_600_000);
    expect(callsOf('ListAccessKeys')).toBe(1);
    const keys = valueOf(again.snapshot.accessKeys)?.filter((key) => key.userName === 'alice');
    expect(keys).toHaveLength(1);
    const later = await rescan(35 * 3_600_000, again.snapshot);
    expect(later.snapshot.accessKeys.state).toBe('read');
    expect(callsOf('ListAccessKeys')).toBe(1);
  });

  it('asks everything of a person again within four weeks', async () => {
    await rescan(29 * dayMs);
    expect(callsOf('ListSSHPublicKeys')).toBeGreaterThanOrEqual(4);
    expect(callsOf('GenerateServiceLastAccessedDetails')).toBeGreaterThanOrEqual(7);
    expect(callsOf('ListAccessKeys')).toBeGreaterThanOrEqual(2);
  });
});

describe('a sweep of history after a sweep', () => {
  const { management } = TEST_ACCOUNTS;
  const sweep = (given: Partial<CollectInput>, hours: number) => {
    simulation().clock.set(start + hours * 3_600_000);
    simulation().log.clear();
    const takenAt = new Date(start + hours * 3_600_000).toISOString();
    return collectAccount(scanOf(management, { limits: 'off', takenAt, ...given }));
  };

  it('asks the organization for its accounts alone, and for all of it when one moved', async () => {
    const { snapshot: previous, organization: previousOrganization } = await sweep({}, 0);
    const again = await sweep({ previous, previousOrganization }, 1);
    expect(again.organization).toEqual({
      ...previousOrganization,
      takenAt: again.snapshot.takenAt,
    });
    const asked = ['ListAccounts', 'ListPolicies', 'ListTagsForResource'].map(callsOf);
    expect(asked).toEqual([1, 0, 0]);
    const [first, ...others] = previousOrganization?.accounts ?? [];
    if (!previousOrganization || !first) throw new Error('The organization has no accounts.');
    const elsewhere = { ...previousOrganization, accounts: [{ ...first, path: ['r-x'] }, ...others] };
    await sweep({ previous, previousOrganization: elsewhere }, 1);
    expect(callsOf('ListPolicies')).toBeGreaterThan(0);
  });

  it('leaves configuration to its turn, with the time at which it was read', async () => {
    const { snapshot: previous } = await sweep({}, 0);
    const { snapshot } = await sweep({ previous }, 1);
    for (const operation of ['GetAccountPasswordPolicy', 'ListSAMLProviders', 'ListVirtualMFADevices']) {
      expect([operation, callsOf(operation)]).toEqual([operation, 0]);
    }
    expect(valueOf(snapshot.accountSummary)?.passwordPolicy).toEqual(
      valueOf(previous.accountSummary)?.passwordPolicy,
    );
    expect(snapshot.otherCredentials).toEqual(previous.otherCredentials);
    expect(valueOf(snapshot.mfaDevices)).toEqual(valueOf(previous.mfaDevices));
    await sweep({ previous }, 8 * 24);
    expect(callsOf('GetAccountPasswordPolicy')).toBe(1);
    expect(callsOf('ListSAMLProviders')).toBe(1);
  });
});

function valueOf<T>(reading: { state: string; value?: T }): T | undefined {
  return reading.value;
}
