import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FaultEffect, FaultMatch } from '@/lib/simulator/control/faults';
import { TEST_ACCOUNTS } from '@/lib/simulator/world/test-world';
import type { StageName, StageOutcome } from '@/lib/snapshot/stage';
import { isAbortError } from './cancellation';
import { collectAccount } from './collect-account';
import { fastTiming, scanOf, useSimulator, type AwsUnderTest } from './testing/use-simulator';
import type { Collected, CollectInput } from './types';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let aws: AwsUnderTest;
beforeAll(async () => {
  aws = await useSimulator();
});
afterAll(() => aws.close());
afterEach(() => {
  aws.simulator.control.simulation.faults.remove();
  aws.simulator.control.simulation.throttle.profile = 'off';
});

const { production } = TEST_ACCOUNTS;
const fault = (match: FaultMatch, effect: FaultEffect) =>
  aws.simulator.control.simulation.faults.add({ account: production, ...match }, effect);

const iamStages: StageName[] = ['credential-report', 'account-summary', 'authorization-details'];
const scan = (stages: StageName[], given: Partial<CollectInput> = {}): Promise<Collected> =>
  collectAccount(scanOf(production, { stages: new Set(stages), ...given }), fastTiming);

function outcomeOf(collected: Collected, name: StageName): StageOutcome {
  const outcome = collected.stages.find((stage) => stage.name === name);
  if (!outcome) throw new Error(`${name} did not run`);
  return outcome;
}

describe('a refused stage', () => {
  const refusals: ['identity' | 'scp' | 'session' | 'boundary', RegExp][] = [
    ['identity', /role's policies do not allow iam:GetAccountAuthorizationDetails/],
    ['scp', /service control policy .* blocks iam:GetAccountAuthorizationDetails/],
    ['session', /own session policy/],
    ['boundary', /permissions boundary/],
  ];

  it.each(refusals)('says that it was the %s policy and leaves the others alone', async (by, says) => {
    fault({ operation: 'GetAccountAuthorizationDetails' }, { type: 'accessDeniedBy', by });
    const collected = await scan([...iamStages, 'last-accessed', 'access-keys']);
    const { state, error } = outcomeOf(collected, 'authorization-details');
    expect(state).toBe('failed');
    expect(error).toMatchObject({
      code: 'AccessDenied',
      operation: 'iam:GetAccountAuthorizationDetails',
      message: expect.stringMatching(says),
      requestId: expect.any(String),
    });
    for (const name of ['users', 'groups', 'roles', 'policies', 'roleActivity'] as const) {
      expect(collected.snapshot[name]).toMatchObject({ state: 'unread', code: 'AccessDenied' });
    }
    expect(outcomeOf(collected, 'credential-report').state).toBe('succeeded');
    expect(outcomeOf(collected, 'access-keys').state).toBe('succeeded');
    expect(collected.snapshot.accessKeys).toMatchObject({ value: { length: 3 } });
    expect(outcomeOf(collected, 'last-accessed')).toMatchObject({ state: 'skipped', error: null });
  });

  it('keeps what stands when one call of a stage is refused', async () => {
    fault({ operation: 'GetAccountPasswordPolicy' }, { type: 'accessDeniedBy', by: 'identity' });
    fault({ operation: 'ListRoles' }, { type: 'accessDeniedBy', by: 'scp' });
    const collected = await scan(iamStages);
    expect(outcomeOf(collected, 'account-summary')).toMatchObject({
      state: 'partial',
      error: { operation: 'iam:GetAccountPasswordPolicy' },
    });
    expect(collected.snapshot.accountSummary).toMatchObject({
      value: { rootMfaEnabled: true, passwordPolicy: { state: 'unread' } },
    });
    expect(outcomeOf(collected, 'authorization-details').state).toBe('partial');
    expect(collected.snapshot.roles).toMatchObject({ state: 'read' });
  });

  it('falls back on the report for the use of keys', async () => {
    fault({ operation: 'GetAccessKeyLastUsed' }, { type: 'accessDeniedBy', by: 'identity' });
    const collected = await scan(['credential-report', 'access-keys']);
    expect(outcomeOf(collected, 'access-keys').state).toBe('partial');
    const keys = collected.snapshot.accessKeys.state === 'read' ? collected.snapshot.accessKeys.value : [];
    expect(keys.filter((key) => key.lastUsed !== null)).toHaveLength(2);
  });

  it('does not take a refused kind of credential for none', async () => {
    fault({ operation: 'ListServerCertificates' }, { type: 'accessDeniedBy', by: 'identity' });
    const collected = await scan(['credential-report', 'other-credentials']);
    expect(collected.snapshot.otherCredentials).toMatchObject({ state: 'unread' });
  });
});

describe('what is absent', () => {
  it.each([
    ['NoSuchEntity', 'GetAccountPasswordPolicy', 404],
    ['ResourceNotFoundException', 'GetAlternateContact', 404],
    ['NoSuchPublicAccessBlockConfiguration', 'GetPublicAccessBlock', 404],
  ])('takes %s of %s for an answer', async (code, operation, status) => {
    fault({ operation }, { type: 'error', code, status });
    const collected = await scan(['account-summary', 'account-settings']);
    expect(collected.stages.map((stage) => stage.state)).toEqual(['succeeded', 'succeeded']);
  });

  it('forgets a user who was deleted between two calls', async () => {
    fault({ operation: 'ListAccessKeys', nth: 1 }, { type: 'error', code: 'NoSuchEntity', status: 404 });
    const collected = await scan(['credential-report', 'access-keys']);
    expect(outcomeOf(collected, 'access-keys')).toMatchObject({ state: 'succeeded', notices: { length: 1 } });
  });
});

describe('throttling', () => {
  it('gets through, counting every attempt and every throttle', async () => {
    fault({ operation: 'GetAccountSummary', count: 2 }, { type: 'throttle' });
    const collected = await scan(['account-summary']);
    expect(outcomeOf(collected, 'account-summary')).toMatchObject({
      state: 'succeeded',
      calls: 5,
      throttles: 2,
    });
    expect(collected).toMatchObject({ calls: 6, throttles: 2 });
  });

  it('does not take a refusal to generate for a throttle', async () => {
    const { applied } = fault(
      { operation: 'GenerateCredentialReport' },
      { type: 'error', code: 'LimitExceeded', status: 409 },
    );
    expect(applied).toBe(0);
    const collected = await scan(['credential-report']);
    expect(outcomeOf(collected, 'credential-report')).toMatchObject({
      state: 'failed',
      calls: 1,
      throttles: 0,
    });
    expect(collected.snapshot.credentialReport).toMatchObject({ state: 'unread' });
  });
});

describe('sessions', () => {
  it('assumes the role again when AWS says that the session is over, and goes on', async () => {
    fault({ operation: 'ListRoles', nth: 1 }, { type: 'expireSessions' });
    const collected = await scan([...iamStages, 'last-accessed']);
    expect(collected.stages.every((stage) => stage.state === 'succeeded')).toBe(true);
  });

  it('starts a last-accessed job anew when its session ended', async () => {
    fault({ operation: 'GetServiceLastAccessedDetails', nth: 2 }, { type: 'expireSessions' });
    const collected = await scan([...iamStages, 'last-accessed']);
    expect(outcomeOf(collected, 'last-accessed').state).toBe('succeeded');
    expect(collected.snapshot.lastAccessed).toMatchObject({ value: { length: 9 } });
  });

  it('gives up when the second session is over at once too', async () => {
    fault({ operation: 'ListRoles' }, { type: 'error', code: 'ExpiredToken', status: 403 });
    const collected = await scan(['authorization-details']);
    expect(outcomeOf(collected, 'authorization-details')).toMatchObject({
      state: 'partial',
      error: { code: 'ExpiredToken' },
    });
  });
});

describe('jobs', () => {
  it('gives up on a job that never ends, and keeps the other identities', async () => {
    fault({ operation: 'GenerateServiceLastAccessedDetails', nth: 1 }, { type: 'jobFailed' });
    const collected = await scan([...iamStages, 'last-accessed']);
    expect(outcomeOf(collected, 'last-accessed')).toMatchObject({
      state: 'partial',
      error: { code: 'JobFailed' },
      notices: ['1 of 9 identities have no last-accessed data.'],
    });
    expect(collected.snapshot.lastAccessed).toMatchObject({ value: { length: 8 } });
  });

  it('gives up on a report that is never done', async () => {
    const { management } = TEST_ACCOUNTS;
    fault({ operation: 'GenerateCredentialReport', account: management }, { type: 'stuckJob' });
    const input = scanOf(management, { stages: new Set(['credential-report'] as const) });
    const collected = await collectAccount(input, { ...fastTiming, jobDeadlineMs: 200, longestPollMs: 50 });
    expect(outcomeOf(collected, 'credential-report')).toMatchObject({
      state: 'failed',
      error: { code: 'JobStuck', message: expect.stringMatching(/credential report/) },
    });
  });
});

describe('the network', () => {
  it('gets through a connection that is cut', async () => {
    fault({ operation: 'GetAccountSummary', count: 2 }, { type: 'reset' });
    const collected = await scan(['account-summary']);
    expect(outcomeOf(collected, 'account-summary').state).toBe('succeeded');
  });

  it('gets through a broken answer, or says so', async () => {
    fault({ operation: 'GetAccountSummary' }, { type: 'malformed' });
    const collected = await scan(['account-summary']);
    expect(outcomeOf(collected, 'account-summary')).toMatchObject({
      state: 'failed',
      error: { code: 'UnexpectedAnswer', operation: 'iam:GetAccountSummary' },
    });
  });

  it('knows the page of a proxy when it sees one', async () => {
    fault({ operation: 'GetAccountSummary' }, { type: 'html', status: 200 });
    fault({ operation: 'GetAlternateContact' }, { type: 'html', status: 403 });
    const collected = await scan(['account-summary', 'account-settings']);
    for (const name of ['account-summary', 'account-settings'] as const) {
      expect(outcomeOf(collected, name).error).toMatchObject({
        code: 'UnexpectedAnswer',
        message: expect.stringMatching(/HTML.*proxy/),
      });
    }
  });
});

describe('the end of a scan', () => {
  it('is an AbortError when it is cancelled, at once, even while AWS hangs', async () => {
    fault({ operation: 'ListRoles' }, { type: 'hang' });
    const controller = new AbortController();
    const startedAt = performance.now();
    const running = scan(iamStages, {
      signal: controller.signal,
      onProgress: (event) => {
        if (event.kind === 'stage-started' && event.stage === 'authorization-details') {
          setTimeout(() => controller.abort(), 100);
        }
      },
    });
    await expect(running).rejects.toSatisfy(isAbortError);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('keeps what was read when its time is over', async () => {
    fault({ operation: 'ListVirtualMFADevices' }, { type: 'hang' });
    const collected = await scan([...iamStages, 'mfa-devices', 'access-keys'], { deadlineSeconds: 2 });
    expect(collected.stages.map((stage) => stage.state)).toEqual([
      'succeeded',
      'succeeded',
      'succeeded',
      'failed',
      'succeeded',
    ]);
    expect(collected.snapshot.mfaDevices).toMatchObject({ state: 'unread', code: 'DeadlineExceeded' });
  });

  it('does not begin after its time what builds on something that hung', async () => {
    fault({ operation: 'GetAccountAuthorizationDetails' }, { type: 'hang' });
    const collected = await scan([...iamStages, 'access-keys'], { deadlineSeconds: 2 });
    expect(outcomeOf(collected, 'account-summary').state).toBe('succeeded');
    expect(outcomeOf(collected, 'access-keys')).toMatchObject({
      state: 'failed',
      calls: 0,
      error: { code: 'DeadlineExceeded' },
    });
  });
});
