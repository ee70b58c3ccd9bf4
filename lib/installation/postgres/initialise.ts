import { spawn } from 'node:child_process';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '@/lib/errors';
import { folderError } from '../paths';
import { postgresMajor, type PostgresBinaries } from './binaries';
import { describeServerFailure } from './server-log';
import type { ServiceUser } from './service-user';

export interface ClusterOptions {
  readonly folder: string;
  readonly password: string;
  readonly binaries: PostgresBinaries;
  readonly user: ServiceUser | undefined;
}

/** Name of the role and of the database that the embedded server holds. */
export const databaseName = 'rolecall';

/** Makes the data folder when there is none. Throws `unavailable` for one that is damaged or of another version. */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { folder } = options;
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) {
    await refuseForeignContent(folder);
    return initialise(options);
  }
  if (version.trim() === postgresMajor) return;
  throw new AppError(
    'unavailable',
    `The database in ${folder} was made by Postgres ${version.trim()}, and this Rolecall brings Postgres ${postgresMajor}.`,
    `Dump it with the Rolecall that made it (pg_dump --format=custom), move the folder away, start, and load the dump with pg_restore; or run pg_upgrade.`,
  );
}

async function refuseForeignContent(folder: string): Promise<void> {
  const content = await readdir(folder).catch(() => []);
  if (content.length === 0) return;
  throw new AppError(
    'unavailable',
    `The database folder ${folder} is damaged: it has files but no PG_VERSION.`,
    'Restore it from a backup, or move it away to start with an empty database.',
    { folder },
  );
}

// Made beside and renamed when whole: an interrupted start leaves nothing that looks like a database.
async function initialise({ folder, password, binaries, user }: ClusterOptions): Promise<void> {
  const fresh = `${folder}.new`;
  const passwordFile = join(fresh, '..', `${databaseName}-password-${process.pid}`);
  try {
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh, { recursive: true, mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user) {
      await chown(fresh, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
  } catch (error) {
    throw folderError(error, dirname(folder));
  }
  try {
    const output = await runInitdb(binaries.initdb, { fresh, passwordFile }, user);
    if (output !== undefined) throw describeServerFailure(output, folder, 'none yet');
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

/** The output of a failed initdb, or undefined when it succeeded. */
function runInitdb(
  initdb: string,
  paths: { fresh: string; passwordFile: string },
  user: ServiceUser | undefined,
): Promise<string | undefined> {
  const options = [
    `--pgdata=${paths.fresh}`,
    `--username=${databaseName}`,
    `--pwfile=${paths.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    '--no-sync',
  ];
  return new Promise((resolve) => {
    const child = spawn(initdb, options, {
      ...serverIdentity(user),
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => resolve(`error: ${error.message}`));
    child.once('close', (code) => resolve(code === 0 ? undefined : output || 'error: initdb failed'));
  });
}

/** User and environment of the server's processes: fixed locale and zone, none of our variables. */
export function serverIdentity(user: ServiceUser | undefined): {
  uid?: number;
  gid?: number;
  env: NodeJS.ProcessEnv;
} {
  const env = { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as const;
  return user ? { uid: user.uid, gid: user.gid, env } : { env };
}
