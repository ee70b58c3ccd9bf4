import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '@/lib/db/migrate';
import { startTemporaryServer } from './temporary-server';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection to the database `postgres` of the run's own server; unset where the tests got a DATABASE_URL. */
    testServerUrl: string;
  }
}

/** Once per run: a Postgres of its own with a migrated template that every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryServer();
  try {
    await migrateDatabase(server.url);
    const testServerUrl = withDatabase(server.url, 'postgres');
    const client = new Client({ connectionString: testServerUrl });
    await client.connect();
    await client.query('alter database rolecall with is_template true allow_connections false');
    await client.end();
    project.provide('testServerUrl', testServerUrl);
  } catch (error) {
    await server.close();
    throw error;
  }
  return () => server.close();
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}
