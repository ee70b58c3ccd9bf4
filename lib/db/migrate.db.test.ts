import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readdirSync } from 'node:fs';
import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { migrateDatabase, queueSchemaVersion } from '@/lib/db/migrate';
import { createEmptyDatabase, testDatabaseUrl } from '@/lib/db/testing/test-database';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function emptyDatabase(): Promise<string> {
  const { url, drop } = await createEmptyDatabase();
  cleanups.push(drop);
  return url;
}

async function folderWith(migrations: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  cleanups.push(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  for (const [name, sql] of Object.entries(migrations)) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'migration.sql'), sql);
  }
  return folder;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('migrateDatabase', () => {
  it('makes our tables and the job queue once, and agrees with a second call', async () => {
    const url = await emptyDatabase();
    expect(await migrateDatabase(url)).toContain('0001_initial');
    expect(await migrateDatabase(url)).toEqual([]);
    const [row] = await query(url, `select to_regclass('public."Account"') is not null as ours`);
    expect(row).toEqual({ ours: true });
  });

  it('lets one of two at the same time do the work', async () => {
    const url = await emptyDatabase();
    const applied = await Promise.all([migrateDatabase(url), migrateDatabase(url)]);
    expect(applied.flat().filter((name) => name === '0001_initial')).toHaveLength(1);
  });

  it('applies what is new on top of what is there', async () => {
    const url = await emptyDatabase();
    const folder = await folderWith({ '0001_one': 'create table one (id int);' });
    await migrateDatabase(url, folder);
    await mkdir(join(folder, '0002_two'));
    await writeFile(join(folder, '0002_two', 'migration.sql'), 'create table two (id int);');
    expect(await migrateDatabase(url, folder)).toEqual(['0002_two']);
  });

  it('refuses a database of a newer version', async () => {
    const url = await emptyDatabase();
    await migrateDatabase(url, await folderWith({ '0001_one': 'select 1;', '0002_later': 'select 2;' }));
    await expect(migrateDatabase(url, await folderWith({ '0001_one': 'select 1;' }))).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining("newer Rolecall: it has the migration '0002_later'"),
    });
  });

  it('says so when a migration fails, and refuses to go on from there', async () => {
    const url = await emptyDatabase();
    const folder = await folderWith({ '0001_broken': 'create table t (id nonsense);' });
    await expect(migrateDatabase(url, folder)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(migrateDatabase(url, folder)).rejects.toMatchObject({
      message: expect.stringContaining('half migrated'),
    });
  });

  it('knows the newest migration of the job queue', () => {
    const worker = dirname(createRequire(import.meta.url).resolve('graphile-worker/package.json'));
    expect(readdirSync(join(worker, 'sql')).filter((name) => name.endsWith('.sql'))).toHaveLength(
      queueSchemaVersion,
    );
  });
});

describe('the first migration', () => {
  it('keeps one current row per natural key', async () => {
    const indexes = await query(
      testDatabaseUrl(),
      `select tablename from pg_indexes where indexdef like '%UNIQUE%WHERE ("validTo" IS NULL)' order by 1`,
    );
    expect(indexes.map((row) => row.tablename)).toEqual([
      'CheckResult',
      'CheckTally',
      'CredentialState',
      'CredentialUse',
      'Edge',
      'GrantState',
      'GrantTally',
      'IdentityState',
      'IdentityUse',
      'PolicyState',
      'Reach',
      'ServiceTally',
      'TrustState',
    ]);
  });
});
