import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TEST_ACCOUNTS } from '@/lib/simulator/world/test-world';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { collectAccount } from './collect-account';
import { dayMs } from './instant';
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

function valueOf<T>(reading: { state: string; value?: T }): T | undefined {
  return reading.value;
}
