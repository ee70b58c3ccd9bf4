import { Client } from 'pg';
import { inject } from 'vitest';
import { uniqueDatabaseName } from './temporary-server';

/** The database of the running test file: migrated, empty, its own. The setup file put it into DATABASE_URL. */
export function testDatabaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('Only *.db.test.ts files have a test database.');
  return url;
}

/** Runs `work` with one more fresh database, cloned from the migrated template and dropped afterwards. */
export async function withTestDatabase<Result>(
  work: (databaseUrl: string) => Promise<Result>,
): Promise<Result> {
  const { url, drop } = await createTestDatabase();
  try {
    return await work(url);
  } finally {
    await drop();
  }
}

interface OwnDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A fresh migrated database; whoever asks drops it. */
export function createTestDatabase(): Promise<OwnDatabase> {
  return createDatabase('rolecall');
}

/** A database without any table; whoever asks drops it. */
export function createEmptyDatabase(): Promise<OwnDatabase> {
  return createDatabase('template0');
}

async function createDatabase(template: string): Promise<OwnDatabase> {
  const name = uniqueDatabaseName();
  await onServer(`create database ${name} template ${template}`);
  const url = new URL(inject('testServerUrl'));
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => onServer(`drop database if exists ${name} with (force)`) };
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('testServerUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
