import { applyEnvironment } from '@/lib/env';
import type { AccountLink, CollectInput } from '@/lib/aws/types';
import { namedWorld } from '@/lib/simulator/named-world';
import { startSimulator, type RunningSimulator, type SimulatorOptions } from '@/lib/simulator/server';
import { halyardLinks, type AccountLink as StoryLink } from '@/lib/simulator/story/halyard-links';
import { stageNames } from '@/lib/snapshot/stage';

/** The day of the mock pages, on which the story ends. */
export const storyEnd = '2026-03-04T14:05:00Z';

export interface BenchAws {
  simulator: RunningSimulator;
  links: (StoryLink & AccountLink)[];
}

/** The demo's organization on a port of its own, with the SDK's environment pointing at it. */
export async function startBenchAws(options: Partial<SimulatorOptions> = {}): Promise<BenchAws> {
  const world = namedWorld({ world: 'halyard', seed: 'bench', end: storyEnd });
  const simulator = await startSimulator({
    world,
    clock: { mode: 'frozen', at: Date.parse(storyEnd) },
    settings: { history: true },
    ...options,
  });
  applyEnvironment({
    AWS_ENDPOINT_URL: simulator.url,
    AWS_ACCESS_KEY_ID: world.collector.accessKeyId,
    AWS_SECRET_ACCESS_KEY: world.collector.secretAccessKey,
    AWS_REGION: 'us-east-1',
  });
  return { simulator, links: halyardLinks(world) };
}

/** What every scan of the benches is asked with. */
export function scanInput(link: AccountLink, given: Partial<CollectInput>): CollectInput {
  return {
    link,
    takenAt: storyEnd,
    previous: null,
    requestedBy: 'bench',
    stages: new Set(stageNames),
    limits: 'off',
    deadlineSeconds: 600,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...given,
  };
}
