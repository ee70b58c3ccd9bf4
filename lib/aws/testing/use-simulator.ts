import { startSimulator, type RunningSimulator, type SimulatorOptions } from '@/lib/simulator/server';
import { TEST_ACCOUNTS, testWorld } from '@/lib/simulator/world/test-world';
import type { World } from '@/lib/simulator/world/types';
import { stageNames, stagesOffByDefault } from '@/lib/snapshot/stage';
import { historyTiming, type Timing } from '../collect/stage-context';
import type { AccountLink, CollectInput, RateLimits } from '../types';

/** When the test world stands still. */
export const testTime = '2026-03-04T14:05:00Z';

/** Limits that no test notices, with the retries and the pools of an ordinary scan. */
export const fastLimits: RateLimits = {
  iam: { perSecond: 2_000, burst: 2_000 },
  lastAccessed: { perSecond: 2_000, burst: 2_000 },
  other: { perSecond: 2_000, burst: 2_000 },
};

/** The stages that ship switched on. */
export const usualStages = stageNames.filter((name) => !stagesOffByDefault.has(name));

export const fastTiming: Timing = { ...historyTiming, firstPollMs: 5, jobDeadlineMs: 3_000 };

export interface AwsUnderTest {
  simulator: RunningSimulator;
  world: World;
  close: () => Promise<void>;
}

/** Starts a simulated AWS and points the SDK at it, with the collector's own keys in the environment. */
export async function useSimulator(options: Partial<SimulatorOptions> = {}): Promise<AwsUnderTest> {
  const world = options.world ?? testWorld();
  const simulator = await startSimulator({ world, settings: { jobs: 'instant' }, ...options });
  const names = ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_REGION'] as const;
  const before = names.map((name) => [name, process.env[name]] as const);
  process.env.AWS_ENDPOINT_URL = simulator.url;
  process.env.AWS_ACCESS_KEY_ID = world.collector.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = world.collector.secretAccessKey;
  process.env.AWS_REGION = 'us-east-1';
  return {
    simulator,
    world,
    close: async () => {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      await simulator.close();
    },
  };
}

export function linkTo(accountId: string, world: World = testWorld()): AccountLink {
  const partition = world.accounts.find((account) => account.id === accountId)?.partition ?? 'aws';
  return {
    accountId,
    partition,
    roleArn: `arn:${partition}:iam::${accountId}:role/${world.collector.roleName}`,
    externalId: world.collector.externalId(accountId),
  };
}

/** What a scan of the test world's production account is asked with; give what differs. */
export function scanOf(
  accountId: string = TEST_ACCOUNTS.production,
  given: Partial<CollectInput> = {},
): CollectInput {
  return {
    link: linkTo(accountId),
    takenAt: testTime,
    previous: null,
    requestedBy: 'test',
    stages: new Set(usualStages),
    limits: fastLimits,
    deadlineSeconds: 60,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...given,
  };
}
