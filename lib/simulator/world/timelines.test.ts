import { describe, expect, it } from 'vitest';
import { TEST_ACCOUNTS, testWorld } from './test-world';
import { WorldTimelines } from './timelines';

const at = (text: string) => Date.parse(text);
const { production } = TEST_ACCOUNTS;

describe('WorldTimelines', () => {
  it('is the fold of all events up to the instant, forward and back', () => {
    const timelines = new WorldTimelines(testWorld());
    const deploy = (time: string) => {
      const state = timelines.account(production, at(time));
      return [...(state?.policies.values() ?? [])].find((policy) => policy.name === 'deploy')?.defaultVersion;
    };
    expect(deploy('2023-01-01T00:00:00Z')).toBeUndefined();
    expect(deploy('2026-01-01T00:00:00Z')).toBe('v2');
    expect(deploy('2023-06-01T00:00:00Z')).toBe('v1');
    expect(timelines.account('999999999999', at('2026-01-01T00:00:00Z'))).toBeUndefined();
    expect(timelines.account(production, at('2020-01-01T00:00:00Z'))).toBeUndefined();
  });

  it('moves accounts through the organization', () => {
    const timelines = new WorldTimelines(testWorld());
    const parent = (time: string) => timelines.organization(at(time))?.members.get(production)?.parent;
    expect(parent('2025-05-31T00:00:00Z')).toBe('workloads');
    expect(parent('2025-06-02T00:00:00Z')).toBe('prod');
    expect(parent('2023-06-02T00:00:00Z')).toBe('workloads');
  });

  it('has no policies where an organization is for bills alone', () => {
    const world = testWorld();
    if (world.organization) {
      world.organization = { ...world.organization, featureSet: 'CONSOLIDATED_BILLING', events: [] };
    }
    const organization = new WorldTimelines(world).organization(at('2026-01-01T00:00:00Z'));
    expect(organization).toMatchObject({
      featureSet: 'CONSOLIDATED_BILLING',
      policies: new Map(),
      enabledPolicyTypes: new Set(),
    });
  });

  it('makes the same ids from the same seed', () => {
    const ids = () => {
      const state = new WorldTimelines(testWorld()).account(production, at('2026-03-04T14:05:00Z'));
      return [...(state?.users.values() ?? [])].map((user) => [user.id, ...user.keys.map((key) => key.id)]);
    };
    expect(ids()).toEqual(ids());
    expect(ids().flat()[0]).toMatch(/^AIDA[A-Z2-7]{17}$/);
  });

  it('takes later events at their own time and refuses those that make no sense', () => {
    const timelines = new WorldTimelines(testWorld());
    const time = at('2026-03-04T14:05:00Z');
    timelines.addEvents([{ at: time, account: production, type: 'user-deleted', name: 'Bob' }]);
    expect(timelines.account(production, time)?.users.has('Bob')).toBe(false);
    expect(timelines.account(production, time - 1)?.users.has('Bob')).toBe(true);
    timelines.addEvents([{ at: time + 1, account: production, type: 'user-deleted', name: 'Bob' }]);
    expect(() => timelines.account(production, time + 1)).toThrow(/user Bob does not exist/);
  });
});
