import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../lib/errors';
import { projectRoot } from '../../lib/installation/paths';
import { partLoaders } from '../supervisor/part';
import type { Supervision } from '../supervisor/run-installation';
import type { DemoWorld } from './world-file';

export type FillMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'filled'; readonly snapshots: number; readonly calls: number };

/** A larger nursery (MB): most of what a sweep allocates is answers that die young, and collecting it costs a tenth of the time. */
const nodeOptions = ['--max-semi-space-size=64'];

/** Fills the demo in a process of its own, so that its memory goes when it is done. False when it was interrupted. */
export async function fillDemo(
  world: DemoWorld,
  environment: Readonly<Record<string, string>>,
  supervision: Supervision,
): Promise<boolean> {
  const logFile = join(supervision.installation.paths.logs, 'history.log');
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(
    process.execPath,
    [
      ...nodeOptions,
      ...partLoaders,
      join(projectRoot, 'scripts/demo/fill-main.ts'),
      world.seed,
      world.endsAt,
    ],
    {
      cwd: projectRoot,
      env: { ...process.env, ...environment },
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    },
  );
  const begin = performance.now();
  child.on('message', (message: FillMessage) => showProgress(message, begin));
  const stop = () => child.kill('SIGTERM');
  supervision.signal.addEventListener('abort', stop);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  supervision.signal.removeEventListener('abort', stop);
  if (supervision.signal.aborted) return false;
  if (code !== 0) {
    throw new AppError(
      'unavailable',
      'The history of the demo could not be collected.',
      `Look at its log: ${logFile}`,
    );
  }
  return true;
}

function showProgress(message: FillMessage, begin: number): void {
  const seconds = Math.round((performance.now() - begin) / 1000);
  if (message.kind === 'filled') {
    const line = `History: ${message.snapshots} snapshots from ${message.calls} AWS calls in ${seconds} s.`;
    return write(line, true);
  }
  const { done, total } = message;
  const line = `Collecting the history of a simulated organization: ${done} of ${total} days, ${seconds} s`;
  if (process.stderr.isTTY || done % Math.ceil(total / 10) === 0) write(line, !process.stderr.isTTY);
}

/** On a terminal the line is written over until it is final; in a file each one stays. */
function write(line: string, isFinal: boolean): void {
  process.stderr.write(`${process.stderr.isTTY ? '\r\u001b[2K' : ''}${line}${isFinal ? '\n' : ''}`);
}
