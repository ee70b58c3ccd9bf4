import { Client } from 'pg';
import { env } from '@/lib/env';
import { AppError, isAppError } from '@/lib/errors';
import { readLockOwner, takeLock } from './lock';
import { openInstallation } from './open-installation';
import { installationPaths, type InstallationName, type InstallationPaths } from './paths';
import { findLivingPostgres, stopPostgres } from './postgres/start-postgres';
import { pause } from './processes';
import { readRunning, removeRunning, writeRunning } from './running';
import { loadSecrets } from './secrets';

export interface CommandDatabase {
  readonly source: 'environment' | 'running' | 'started';
  readonly installation: InstallationName | undefined;
  /** Variables to set before anything of lib/db, lib/scan or lib/aws is imported. */
  readonly environment: Readonly<Record<string, string>>;
  /** After the command's own pool is closed: stops what was started for it, unless another command still uses it. */
  close(): Promise<void>;
}

type Tell = (message: string) => void;

const patienceMs = 120_000;

/**
 * The database of a command: `DATABASE_URL`, else the running installation (live before demo), else the
 * embedded one started for the time of the command. `tell` gets what people should know (standard error).
 */
export async function connectCommand(tell: Tell): Promise<CommandDatabase> {
  if (env().DATABASE_URL) {
    return { source: 'environment', installation: undefined, environment: {}, close: async () => undefined };
  }
  const deadline = performance.now() + patienceMs;
  let conflict: AppError | undefined;
  while (performance.now() < deadline) {
    const running = (await attach('live')) ?? (await attach('demo'));
    if (running) {
      tell(`Using the database of the running ${running.installation === 'demo' ? 'demo' : 'Rolecall'}.`);
      return running;
    }
    try {
      return await start(tell);
    } catch (error) {
      // Its owner starts or ends just now: look again.
      if (!isAppError(error) || error.code !== 'conflict') throw error;
      conflict = error;
    }
    await pause(150);
  }
  throw conflict ?? new AppError('unavailable', 'The database could not be opened in time.', 'Try again.');
}

/** Undefined when nobody runs that installation, or when its database is not ready yet. */
async function attach(name: InstallationName): Promise<CommandDatabase | undefined> {
  const paths = installationPaths(name);
  const owner = await readLockOwner(paths.lock);
  const running = owner && (await readRunning(paths.running));
  if (!owner || running?.pid !== owner.pid) return undefined;
  if (running.postgresPort === undefined) throw usesOtherDatabase(owner.pid);
  const secrets = await loadSecrets(paths);
  const server = await findLivingPostgres(paths.postgres, secrets.databasePassword);
  // Held while the command runs: whoever started the server sees by it that somebody still needs it.
  const presence = server && (await connect(server.url));
  if (!presence) return undefined;
  return {
    source: 'running',
    installation: name,
    environment: { ...databaseEnvironment(server.url, secrets), ...running.environment },
    close: async () => {
      await presence.end();
      if (owner.purpose === 'command') await stopIfAbandoned(paths, secrets.databasePassword);
    },
  };
}

function usesOtherDatabase(pid: number): AppError {
  return new AppError(
    'precondition',
    `The running Rolecall (process ${pid}) uses a database named by its DATABASE_URL.`,
    'Set the same DATABASE_URL for this command.',
  );
}

async function start(tell: Tell): Promise<CommandDatabase> {
  const opened = await openInstallation({ name: 'live', purpose: 'command', patienceMs: 0, tell });
  const { paths, secrets, databaseUrl } = opened;
  await writeRunning(paths.running, {
    pid: process.pid,
    postgresPort: opened.postgres?.port,
    parts: ['postgres'],
  });
  return {
    source: 'started',
    installation: 'live',
    environment: databaseEnvironment(databaseUrl, secrets),
    close: async () => {
      await removeRunning(paths.running);
      await opened.close({ leaveServer: await isUsedByOthers(databaseUrl) });
    },
  };
}

/** The command that started the server ended before this one and left it to us. */
async function stopIfAbandoned(paths: InstallationPaths, password: string): Promise<void> {
  const lock = await takeLock(paths.lock, 'command');
  if (lock.state === 'refused') return;
  try {
    const server = await findLivingPostgres(paths.postgres, password);
    if (server && !(await isUsedByOthers(server.url))) await stopPostgres(server);
  } finally {
    await lock.release();
  }
}

async function isUsedByOthers(databaseUrl: string): Promise<boolean> {
  const client = await connect(databaseUrl);
  if (!client) return false;
  try {
    const { rowCount } = await client.query(
      `select 1 from pg_stat_activity where datname = current_database()
       and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return (rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}

async function connect(databaseUrl: string): Promise<Client | undefined> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'rolecall-command' });
  // The server may be stopped under us; the command's own queries say so, not this connection.
  client.on('error', () => undefined);
  return client.connect().then(
    () => client,
    () => undefined,
  );
}

export function databaseEnvironment(
  url: string,
  secrets: { readonly sessionSecret: string; readonly encryptionKey: string },
): Record<string, string> {
  return {
    DATABASE_URL: url,
    NEXTAUTH_SECRET: secrets.sessionSecret,
    ROLECALL_ENCRYPTION_KEY: secrets.encryptionKey,
  };
}
