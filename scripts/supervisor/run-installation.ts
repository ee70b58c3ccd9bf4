import { join } from 'node:path';
import { applyEnvironment, env } from '../../lib/env';
import { AppError } from '../../lib/errors';
import { databaseEnvironment } from '../../lib/installation/connect-command';
import { bindPort, chooseWebPort } from '../../lib/installation/free-port';
import { openInstallation, type OpenInstallation } from '../../lib/installation/open-installation';
import { projectRoot, type InstallationName } from '../../lib/installation/paths';
import { pause } from '../../lib/installation/processes';
import { readRunning, removeRunning, writeRunning } from '../../lib/installation/running';
import { partLoaders, startPart, type Part } from './part';
import { createStopSignal } from './stop-signal';
import { waitForWeb, webArguments } from './web-server';

export interface Supervision {
  readonly installation: OpenInstallation;
  readonly signal: AbortSignal;
  /** Adds a part that ends with the others. */
  start(name: string, args: readonly string[], onMessage?: (message: unknown) => void): Part;
  tell(message: string): void;
}

interface RunOptions {
  readonly name: InstallationName;
  /** Before web and worker start, e.g. the demo's simulator; its variables are those of all parts. */
  prepare?(supervision: Supervision): Promise<Readonly<Record<string, string>>>;
  /** Once pages answer; prints what people need to sign in. */
  greet(url: string, supervision: Supervision): Promise<void>;
}

/** Owns an installation until it is told to stop: database, parts, and their end in order. */
export async function runInstallation(options: RunOptions): Promise<void> {
  const { stopped, signal, stop } = createStopSignal();
  const tell = (message: string) => process.stderr.write(`${message}\n`);
  const installation = await openInstallation({
    name: options.name,
    purpose: 'start',
    patienceMs: 600_000,
    databaseUrl: options.name === 'live' ? env().DATABASE_URL : undefined,
    tell,
  });
  const parts: Part[] = [];
  let failure: AppError | undefined;
  const supervision: Supervision = {
    installation,
    signal,
    tell,
    start: (name, args, onMessage) => {
      const part = startPart({
        name,
        args,
        env: {},
        logFolder: installation.paths.logs,
        tell,
        ...(onMessage ? { onMessage } : {}),
        onGivenUp: (which, logFile) => {
          failure ??= gaveUp(which, logFile);
          stop();
        },
      });
      parts.push(part);
      return part;
    },
  };
  try {
    const starting = startAll(options, supervision);
    // Told to stop in the middle, it fails later and unheard: its parts are gone.
    starting.catch(() => undefined);
    await Promise.race([starting, stopped]);
    await stopped;
    if (failure) throw failure;
    tell('Stopping …');
  } finally {
    stop();
    await removeRunning(installation.paths.running);
    await Promise.all(parts.map((part) => part.stop()));
    await installation.close();
  }
}

async function startAll(options: RunOptions, supervision: Supervision): Promise<void> {
  const { installation, signal } = supervision;
  const { paths } = installation;
  const port = await findWebPort(options.name, installation);
  const local = `http://127.0.0.1:${port}`;
  const url = env().ROLECALL_URL ?? local;
  applyEnvironment({
    ...databaseEnvironment(installation.databaseUrl, sessionSecrets(installation)),
    NODE_ENV: 'production',
    NEXTAUTH_URL: url,
    ROLECALL_URL: url,
    ROLECALL_PORT: String(port),
  });
  const state = {
    pid: process.pid,
    ...(installation.postgres ? { postgresPort: installation.postgres.port } : {}),
  };
  const extra = (await options.prepare?.(supervision)) ?? {};
  applyEnvironment(extra);
  if (signal.aborted) return;
  const web = supervision.start('web', webArguments('127.0.0.1', port));
  supervision.start('worker', [...partLoaders, join(projectRoot, 'lib/jobs/worker-main.ts')]);
  await waitForWeb(local, web.logFile, signal);
  if (signal.aborted) return;
  await writeRunning(paths.running, {
    ...state,
    url,
    webPort: port,
    parts: ['postgres', 'web', 'worker'],
    environment: extra,
  });
  await options.greet(url, supervision);
}

/** The environment's own secrets win: several machines on one database must share them. */
function sessionSecrets({ secrets }: OpenInstallation) {
  return {
    sessionSecret: env().NEXTAUTH_SECRET ?? secrets.sessionSecret,
    encryptionKey: env().ROLECALL_ENCRYPTION_KEY ?? secrets.encryptionKey,
  };
}

async function findWebPort(name: InstallationName, installation: OpenInstallation): Promise<number> {
  if (installation.takenOver) await waitForOrphans(installation);
  return chooseWebPort(env().ROLECALL_PORT, name === 'demo');
}

/** Parts of a killed owner end by themselves; give them the moment that it takes. */
async function waitForOrphans({ paths }: OpenInstallation): Promise<void> {
  const before = await readRunning(paths.running);
  const until = performance.now() + 10_000;
  while (before?.webPort && performance.now() < until) {
    if ((await bindPort(before.webPort)) !== undefined) return;
    await pause(100);
  }
}

function gaveUp(name: string, logFile: string): AppError {
  return new AppError(
    'unavailable',
    `The ${name} does not stay up.`,
    `Look at its log (${logFile}), mend the cause and start again.`,
  );
}
