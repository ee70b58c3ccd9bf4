import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Logger, runMigrations } from 'graphile-worker';
import { Client } from 'pg';
import { AppError, errorMessage } from '@/lib/errors';
import { describeConnectionFailure } from './connection-error';
import { withSchemaEngine } from './schema-engine';

const migrationsFolder = join(
  dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  'prisma',
  'migrations',
);

// Any number that no other user of this database takes: serializes migrations of several machines.
const advisoryLock = 7_211_903_414;

interface Migration {
  readonly name: string;
  readonly sql: string;
}

interface AppliedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/**
 * Brings a database to this version's schema: ours, by Prisma's migrations, and the job queue's own.
 * Returns the names of the migrations applied now. Safe to run from many machines at once.
 * Throws `unavailable` when an earlier one failed, or when the database is of a newer Rolecall.
 */
export async function migrateDatabase(databaseUrl: string, folder = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new Client({ connectionString: databaseUrl, application_name: 'rolecall-migrate' });
  await client.connect().catch((error: unknown) => {
    throw describeConnectionFailure(error, databaseUrl);
  });
  try {
    if (await isCurrent(client, migrations)) return [];
    await client.query('select pg_advisory_lock($1)', [advisoryLock]);
    if (await isCurrent(client, migrations)) return [];
    const applied = await applyMigrations(databaseUrl, folder, migrations);
    await runMigrations({ connectionString: databaseUrl, logger: new Logger(() => () => undefined) });
    return applied;
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(join(folder, name, 'migration.sql'), 'utf8') })),
  );
}

/** True when nothing is left to do; that costs one round trip, where the engine costs half a second. */
async function isCurrent(client: Client, migrations: readonly Migration[]): Promise<boolean> {
  const tables = await client.query<{ ours: boolean; queue: boolean }>(
    `select to_regclass('public._prisma_migrations') is not null as ours,
            to_regclass('graphile_worker.migrations') is not null as queue`,
  );
  if (!tables.rows[0]?.ours) return false;
  const { rows } = await client.query<AppliedMigration>(
    'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
  );
  refuseUnusable(rows, migrations);
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const ours = migrations.every(
    ({ name, sql }) => applied.get(name) === createHash('sha256').update(sql).digest('hex'),
  );
  return ours && Boolean(tables.rows[0].queue) && (await isQueueCurrent(client));
}

async function isQueueCurrent(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ newest: number }>(
    'select max(id) as newest from graphile_worker.migrations',
  );
  return (rows[0]?.newest ?? 0) >= queueSchemaVersion;
}

/** Number of the newest migration that graphile-worker 0.17 brings; `migrate.db.test.ts` guards it. */
export const queueSchemaVersion = 19;

function refuseUnusable(applied: readonly AppliedMigration[], migrations: readonly Migration[]): void {
  const failed = applied.find((row) => row.finished_at === null);
  if (failed) {
    throw new AppError(
      'unavailable',
      `The database is half migrated: '${failed.migration_name}' failed earlier.`,
      'Restore the database from a backup made before the upgrade, then start again.',
    );
  }
  const known = new Set(migrations.map((migration) => migration.name));
  const newer = applied.find((row) => !known.has(row.migration_name));
  if (newer) {
    throw new AppError(
      'unavailable',
      `The database belongs to a newer Rolecall: it has the migration '${newer.migration_name}'.`,
      'Start the newer version, or restore a backup made before it.',
    );
  }
}

async function applyMigrations(
  databaseUrl: string,
  folder: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  const lockfile = await readFile(join(folder, 'migration_lock.toml'), 'utf8').catch(() => null);
  try {
    return await withSchemaEngine(databaseUrl, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: {
          baseDir: folder,
          lockfile: { path: 'migration_lock.toml', content: lockfile },
          shadowDbInitScript: '',
          migrationDirectories: migrations.map(({ name, sql }) => ({
            path: name,
            migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
          })),
        },
        filters: { externalTables: [], externalEnums: [] },
      });
      return appliedMigrationNames;
    });
  } catch (error) {
    throw new AppError(
      'unavailable',
      `The database could not be migrated: ${errorMessage(error)}`,
      'Restore a backup if it is half migrated, and report this with the log.',
      { cause: error },
    );
  }
}
