import { join } from 'node:path';
import { migrateDatabase } from '@/lib/db/migrate';
import { AppError } from '@/lib/errors';
import { takeLock, type LockOwner } from './lock';
import { installationPaths, prepareFolders, type InstallationName, type InstallationPaths } from './paths';
import { ensureDatabase } from './postgres/ensure-database';
import { startPostgres, stopPostgres, type RunningPostgres } from './postgres/start-postgres';
import { pause } from './processes';
import { readRunning } from './running';
import { loadSecrets, type InstallationSecrets } from './secrets';

export interface OpenInstallation {
  readonly name: InstallationName;
  readonly paths: InstallationPaths;
  readonly secrets: InstallationSecrets;
  readonly databaseUrl: string;
  /** The embedded server; undefined where the database is somebody else's. */
  readonly postgres: RunningPostgres | undefined;
  /** True when the owner before was killed. */
  readonly takenOver: boolean;
  /** Ends the server (unless told to leave it to others) and gives the lock back. */
  close(options?: { readonly leaveServer?: boolean }): Promise<void>;
}

interface OpenOptions {
  readonly name: InstallationName;
  readonly purpose: LockOwner['purpose'];
  /** How long to wait for a command that has the installation open. */
  readonly patienceMs: number;
  /** A database of one's own instead of the embedded server. */
  readonly databaseUrl?: string | undefined;
  tell(message: string): void;
}

/**
 * Takes an installation: its folders, lock, secrets and embedded Postgres, migrated.
 * Throws `conflict` when another owner has it, `unavailable` or `precondition` for what is in the way.
 */
export async function openInstallation(options: OpenOptions): Promise<OpenInstallation> {
  const paths = installationPaths(options.name);
  await prepareFolders(paths);
  const lock = await waitForLock(paths, options);
  try {
    const secrets = await loadSecrets(paths);
    const postgres = options.databaseUrl ? undefined : await startEmbedded(options.name, paths, secrets);
    const databaseUrl = options.databaseUrl ?? postgres?.url ?? '';
    try {
      if (postgres) await ensureDatabase(postgres.port, secrets.databasePassword);
      await migrateDatabase(databaseUrl);
    } catch (error) {
      if (postgres) await stopPostgres(postgres);
      throw error;
    }
    return {
      name: options.name,
      paths,
      secrets,
      databaseUrl,
      postgres,
      takenOver: lock.takenOver,
      close: async ({ leaveServer = false } = {}) => {
        if (postgres && !leaveServer) await stopPostgres(postgres);
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function startEmbedded(
  name: InstallationName,
  paths: InstallationPaths,
  secrets: InstallationSecrets,
): Promise<RunningPostgres> {
  return startPostgres({
    folder: paths.postgres,
    password: secrets.databasePassword,
    logFile: join(paths.logs, 'postgres.log'),
    settings: name === 'demo' ? { synchronous_commit: 'off' } : {},
  });
}

async function waitForLock(paths: InstallationPaths, options: OpenOptions) {
  const until = performance.now() + options.patienceMs;
  let told = false;
  for (;;) {
    const lock = await takeLock(paths.lock, options.purpose);
    if (lock.state === 'held') return lock;
    if (lock.owner.purpose === 'start' || performance.now() > until) {
      throw await describeOwner(paths, lock.owner, options.name);
    }
    if (!told)
      options.tell(`Waiting for the command that has the database open (process ${lock.owner.pid}).`);
    told = true;
    await pause(100);
  }
}

async function describeOwner(
  paths: InstallationPaths,
  owner: LockOwner,
  name: InstallationName,
): Promise<AppError> {
  const what = name === 'demo' ? 'The demo' : 'Rolecall';
  if (owner.purpose === 'command') {
    return new AppError(
      'conflict',
      `A command (process ${owner.pid}) has the database open.`,
      'Wait until it has ended, then try again.',
      { pid: owner.pid },
    );
  }
  const running = await readRunning(paths.running);
  const place = running?.url && running.pid === owner.pid ? ` at ${running.url}` : '';
  return new AppError(
    'conflict',
    `${what} is running already${place} (process ${owner.pid}).`,
    `Use that one, or stop it first (Ctrl-C in its terminal, or kill ${owner.pid}).`,
    { pid: owner.pid },
  );
}
