import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/installation/paths';

export interface PartOptions {
  readonly name: string;
  /** Arguments of the pinned Node. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly logFolder: string;
  onMessage?(message: unknown): void;
  /** The part crashed for good: it did not survive its restarts. */
  onGivenUp(name: string, logFile: string): void;
  tell(message: string): void;
}

export interface Part {
  readonly name: string;
  readonly logFile: string;
  stop(): Promise<void>;
}

const restartDelaysMs = [500, 1_000, 2_000, 5_000, 10_000];
// A part that lived so long was well: its next crash starts the count anew.
const healthyAfterMs = 60_000;
const maximumLogBytes = 20 * 1024 * 1024;
const stopPatienceMs = 15_000;

/** Arguments that load TypeScript and end the process with its parent. */
export const partLoaders = [
  '--import',
  join(projectRoot, 'node_modules/tsx/dist/loader.mjs'),
  '--import',
  join(projectRoot, 'scripts/exit-with-parent.mjs'),
] as const;

/** Starts a part of the product as a child process with its own log, and restarts it when it crashes. */
export function startPart(options: PartOptions): Part {
  const logFile = join(options.logFolder, `${options.name}.log`);
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let crashes = 0;

  function launch(): void {
    const startedAt = performance.now();
    child = spawnPart(options, logFile);
    child.on('message', (message) => options.onMessage?.(message));
    child.once('error', () => undefined);
    child.once('close', (code, signal) => {
      if (stopping) return;
      crashes = performance.now() - startedAt > healthyAfterMs ? 0 : crashes;
      const delay = restartDelaysMs[crashes];
      crashes += 1;
      if (delay === undefined) return options.onGivenUp(options.name, logFile);
      options.tell(
        `The ${options.name} ended (${signal ?? `exit ${code}`}); it starts again. Log: ${logFile}`,
      );
      timer = setTimeout(launch, delay);
    });
  }

  launch();
  return {
    name: options.name,
    logFile,
    stop: () => {
      stopping = true;
      clearTimeout(timer);
      return child ? endChild(child) : Promise.resolve();
    },
  };
}

function spawnPart(options: PartOptions, logFile: string): ChildProcess {
  rotate(logFile);
  const log = openSync(logFile, 'a', 0o600);
  // Its own process group: Ctrl-C reaches the supervisor alone, which ends the parts in order.
  return spawn(process.execPath, options.args, {
    cwd: projectRoot,
    env: { ...process.env, ...options.env },
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
}

function rotate(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > maximumLogBytes) renameSync(logFile, `${logFile}.1`);
}

function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs);
    child.once('close', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
