import { join } from 'node:path';
import { env } from '../../lib/env';
import { AppError } from '../../lib/errors';
import { findFreePort } from '../../lib/installation/free-port';
import { projectRoot } from '../../lib/installation/paths';
import { pause } from '../../lib/installation/processes';
import { namedWorld } from '../../lib/simulator/named-world';
import { partLoaders } from '../supervisor/part';
import type { Supervision } from '../supervisor/run-installation';
import type { DemoWorld } from './world-file';

/** Starts the simulated AWS as a part; returns the variables by which the SDK finds it and signs in to it. */
export async function startSimulatedAws(
  world: DemoWorld,
  supervision: Supervision,
): Promise<Record<string, string>> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const part = supervision.start('simulator', [
    // A larger nursery (MB): answers die young.
    '--max-semi-space-size=32',
    ...partLoaders,
    join(projectRoot, 'lib/simulator/server-main.ts'),
    ...['--world', 'halyard', '--seed', world.seed, '--end', world.endsAt],
    ...['--port', String(port), '--clock', env().ROLECALL_NOW ?? 'real', '--history'],
  ]);
  await waitForHealth(url, part.logFile, supervision.signal);
  const { collector } = namedWorld({ world: 'halyard', seed: world.seed, end: world.endsAt });
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: collector.accessKeyId,
    AWS_SECRET_ACCESS_KEY: collector.secretAccessKey,
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
    AWS_REGION: 'us-east-1',
    ROLECALL_DEMO: '1',
  };
}

/** Moves the simulated clock: to a moment of the past, or back to the present. */
export async function moveSimulatedClock(url: string, to: Date | 'present'): Promise<void> {
  const fixed = env().ROLECALL_NOW;
  const present = fixed ? { mode: 'frozen', at: fixed } : { mode: 'real' };
  const body = to === 'present' ? present : { mode: 'frozen', at: to.toISOString() };
  const until = performance.now() + 15_000;
  for (;;) {
    const status = await post(`${url}/_sim/clock`, body);
    if (status === 200) return;
    // The supervisor restarts a simulator that ended; its clock is set anew by this very request.
    if (status !== undefined || performance.now() > until) {
      throw new Error(`The simulator did not move its clock (${status ?? 'no answer'}).`);
    }
    await pause(250);
  }
}

function post(url: string, body: unknown): Promise<number | undefined> {
  return fetch(url, { method: 'POST', body: JSON.stringify(body) }).then(
    (response) => response.status,
    () => undefined,
  );
}

async function waitForHealth(url: string, logFile: string, signal: AbortSignal): Promise<void> {
  const until = performance.now() + 60_000;
  while (performance.now() < until && !signal.aborted) {
    const answers = await fetch(`${url}/_sim/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) return;
    await pause(100);
  }
  if (!signal.aborted) {
    throw new AppError('unavailable', 'The simulated AWS does not start.', `Look at its log: ${logFile}`);
  }
}
