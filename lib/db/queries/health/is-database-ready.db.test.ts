import { expect, it, vi } from 'vitest';
import { isDatabaseReady } from '@/lib/db/queries/health/is-database-ready';
import { createEmptyDatabase } from '@/lib/db/testing/test-database';

it('is true for a migrated database, false for an empty one and for none', async () => {
  expect(await isDatabaseReady()).toBe(true);
  const { url, drop } = await createEmptyDatabase();
  vi.stubEnv('DATABASE_URL', url);
  expect(await isDatabaseReady()).toBe(false);
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody@127.0.0.1:1/nothing');
  expect(await isDatabaseReady()).toBe(false);
  vi.unstubAllEnvs();
  await drop();
});
