import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FaultEffect, FaultMatch } from '@/lib/simulator/control/faults';
import { TEST_ACCOUNTS } from '@/lib/simulator/world/test-world';
import { isAbortError } from './cancellation';
import { capabilityIds, type Capability, type CapabilityId } from './capabilities';
import { discoverAccounts } from './discover';
import { testLink, type LinkTest, type TestLinkInput } from './test-link';
import { fastLimits, linkTo, testTime, useSimulator, type AwsUnderTest } from './testing/use-simulator';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let aws: AwsUnderTest;
beforeAll(async () => {
  aws = await useSimulator();
});
afterAll(() => aws.close());
afterEach(() => aws.simulator.control.simulation.faults.remove());

const { management, production } = TEST_ACCOUNTS;
const fault = (match: FaultMatch, effect: FaultEffect) =>
  aws.simulator.control.simulation.faults.add(match, effect);

const run = (given: Partial<TestLinkInput> = {}): Promise<LinkTest> =>
  testLink({
    link: linkTo(production),
    requestedBy: 'test',
    onCapability: () => undefined,
    signal: new AbortController().signal,
    limits: fastLimits,
    ...given,
  });

function find(test: LinkTest, id: CapabilityId): Capability {
  const found = test.capabilities.find((capability) => capability.id === id);
  if (!found) throw new Error(`${id} was not tested`);
  return found;
}

describe('testLink', () => {
  it('says that all is well, in order, and tells each as it goes', async () => {
    const told: Capability[] = [];
    const test = await run({ onCapability: (capability) => told.push(capability) });
    expect(test.canScan).toBe(true);
    expect(test.capabilities.map((capability) => capability.id)).toEqual([...capabilityIds]);
    const states = Object.fromEntries(test.capabilities.map(({ id, state }) => [id, state]));
    const works = Object.fromEntries(capabilityIds.map((id) => [id, 'works']));
    expect(states).toEqual({ ...works, organization: 'not-needed' });
    expect(find(test, 'authorization-details').detail).toBe('4 users, 7 roles');
    expect(find(test, 'external-id').detail).toBe('AccessDenied, as it should be');
    expect(find(test, 'last-accessed').detail).toBe('job answered for a sample of 3');
    for (const id of capabilityIds) {
      const states = told.filter((capability) => capability.id === id).map((capability) => capability.state);
      expect(states).toHaveLength(2);
      expect(states[0]).toBe('testing');
    }
  });

  it('reads the organization in the management account', async () => {
    const test = await run({ link: linkTo(management) });
    expect(find(test, 'organization')).toMatchObject({
      state: 'works',
      detail: '4 accounts in o-testworld1',
    });
  });

  it('says what is missing, what will be unknown, and which statement to add', async () => {
    fault({ operation: 'GenerateCredentialReport' }, { type: 'accessDeniedBy', by: 'identity' });
    const report = find(await run(), 'credential-report');
    expect(report).toMatchObject({ state: 'missing', code: 'AccessDenied', requestId: expect.any(String) });
    expect(report.unknown).toMatch(/last sign-in of root/);
    expect(JSON.parse(report.statement ?? '')).toMatchObject({
      Action: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
    });
  });

  it('stops where the role cannot be assumed', async () => {
    const test = await run({ link: { ...linkTo(production), externalId: 'wrong' } });
    expect(test.canScan).toBe(false);
    expect(find(test, 'assume-role')).toMatchObject({ state: 'missing', code: 'AccessDenied' });
    expect(find(test, 'trails').state).toBe('not-tested');
    expect(test.capabilities).toHaveLength(capabilityIds.length);
  });

  it('warns of a role that opens without the external id', async () => {
    aws.simulator.control.simulation.timelines.addEvents([
      {
        at: Date.parse(testTime),
        account: management,
        type: 'trust-changed',
        role: 'RolecallReadOnly',
        trust: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
        },
      },
    ]);
    const test = await run({ link: linkTo(management) });
    expect(find(test, 'external-id')).toMatchObject({
      state: 'warning',
      whatToDo: expect.stringMatching(/ExternalId/),
    });
    const without = await run({ link: { ...linkTo(management), externalId: null } });
    expect(find(without, 'external-id')).toMatchObject({ state: 'warning' });
  });

  it('ends at once when it is cancelled', async () => {
    const controller = new AbortController();
    const running = run({
      signal: controller.signal,
      onCapability: ({ id }) => {
        if (id === 'credential-report') controller.abort();
      },
    });
    await expect(running).rejects.toSatisfy(isAbortError);
  });
});

describe('discoverAccounts', () => {
  const discover = (accountId: string) =>
    discoverAccounts({
      roleArn: linkTo(accountId).roleArn,
      externalId: linkTo(accountId).externalId,
      requestedBy: 'test',
      takenAt: testTime,
      signal: new AbortController().signal,
      limits: fastLimits,
    });

  it('lists the accounts of the organization with their state', async () => {
    const { accounts } = await discover(management);
    expect(accounts.map(({ id, state }) => [id, state])).toContainEqual([
      TEST_ACCOUNTS.suspended,
      'SUSPENDED',
    ]);
    expect(accounts).toHaveLength(4);
  });

  it('says that an ordinary member is not the place to ask', async () => {
    await expect(discover(production)).rejects.toMatchObject({ code: 'precondition' });
  });

  it('refuses what is no role', async () => {
    const input = {
      externalId: null,
      requestedBy: 'x',
      takenAt: testTime,
      signal: new AbortController().signal,
    };
    await expect(discoverAccounts({ ...input, roleArn: 'arn:aws:iam::1:user/x' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});
