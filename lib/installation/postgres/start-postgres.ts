import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, open, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { findFreePort } from '../free-port';
import { folderError } from '../paths';
import { isAlive, pause, stopProcess } from '../processes';
import { findPostgresBinaries } from './binaries';
import { databaseName, ensureCluster, serverIdentity } from './initialise';
import { describeServerFailure, readServerLog } from './server-log';
import { findServiceUser, requireReachable } from './service-user';

export interface PostgresOptions {
  readonly folder: string;
  readonly password: string;
  readonly logFile: string;
  /** Server settings beside our own, e.g. `synchronous_commit: 'off'`. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface RunningPostgres {
  readonly pid: number;
  readonly port: number;
  readonly url: string;
  /** True when the server ran already, left by an owner that was killed or by another command. */
  readonly adopted: boolean;
}

const startPatienceMs = 60_000;

/**
 * Starts the embedded server on loopback, or adopts the one that runs on this folder.
 * Throws `unavailable` or `precondition` with one sentence for whatever is in the way.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const living = await findLivingPostgres(options.folder, options.password);
  if (living) return living;
  const binaries = await findPostgresBinaries();
  const user = findServiceUser();
  if (user) requireReachable(user, [dirname(options.folder), dirname(binaries.postgres)]);
  await Promise.all([ensureExecutable(binaries.postgres), ensureExecutable(binaries.initdb)]);
  await ensureCluster({ ...options, binaries, user });
  return launch(binaries.postgres, options, serverIdentity(user));
}

/** The server that runs on a data folder now, if any: by its own pid file, and the process behind it. */
export async function findLivingPostgres(
  folder: string,
  password: string,
): Promise<RunningPostgres | undefined> {
  const state = await settledState(folder);
  if (!state?.ready || !isAlive(state.pid)) return undefined;
  const url = databaseUrl(state.port, password);
  // After a crash of the machine the pid file may name a stranger: only the server itself can say that it is ours.
  const served = await servedFolder(state.port, password);
  return served === (await realpath(folder)) ? { ...state, url, adopted: true } : undefined;
}

/** The state once the server is neither starting nor stopping, or when patience ends. */
async function settledState(folder: string) {
  const until = performance.now() + 15_000;
  let state = await readPidFile(folder);
  while (state && !state.ready && isAlive(state.pid) && performance.now() < until) {
    await pause(50);
    state = await readPidFile(folder);
  }
  return state;
}

async function servedFolder(port: number, password: string): Promise<string | undefined> {
  const client = new Client({
    connectionString: databaseUrl(port, password, 'postgres'),
    connectionTimeoutMillis: 3_000,
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Ends the server at once but cleanly: open transactions are rolled back. */
export async function stopPostgres(server: Pick<RunningPostgres, 'pid'>): Promise<void> {
  await stopProcess(server.pid, 'SIGINT', 20_000);
}

export function databaseUrl(port: number, password: string, database = databaseName): string {
  return `postgresql://${databaseName}:${password}@127.0.0.1:${port}/${database}`;
}

async function launch(
  postgres: string,
  options: PostgresOptions,
  identity: ReturnType<typeof serverIdentity>,
): Promise<RunningPostgres> {
  const port = await findFreePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(options.logFile, 'a', 0o600).catch((error: unknown) => {
    throw folderError(error, options.logFile);
  });
  const offset = (await log.stat()).size;
  // Its own process group: Ctrl-C reaches us alone, and Postgres goes last, after those who use it.
  const child = spawn(postgres, ['-D', options.folder, '-p', String(port), ...flags], {
    ...identity,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.unref();
  const pid = await waitUntilReady(child, options.folder);
  await log.close();
  if (pid === undefined) {
    throw describeServerFailure(
      await readServerLog(options.logFile, offset),
      options.folder,
      options.logFile,
    );
  }
  return { pid, port, url: databaseUrl(port, options.password), adopted: false };
}

async function waitUntilReady(child: ChildProcess, folder: string): Promise<number | undefined> {
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  const until = performance.now() + startPatienceMs;
  while (!ended && performance.now() < until) {
    const state = await readPidFile(folder);
    if (state?.ready && state.pid === child.pid) return child.pid;
    await pause(20);
  }
  if (!ended && child.pid) await stopProcess(child.pid, 'SIGINT');
  return undefined;
}

/** postmaster.pid: line 1 the process, line 4 the port, line 8 the state. */
async function readPidFile(folder: string) {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 1 || !port) return undefined;
  return { pid, port, ready: lines[7] === 'ready' };
}

async function ensureExecutable(file: string): Promise<void> {
  const executable = await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!executable) await chmod(file, (await stat(file)).mode | 0o555);
}
