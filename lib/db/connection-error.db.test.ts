import { describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { describeConnectionFailure } from '@/lib/db/connection-error';
import { testDatabaseUrl } from '@/lib/db/testing/test-database';

async function failureAt(change: (url: URL) => void): Promise<string> {
  const url = new URL(testDatabaseUrl());
  change(url);
  const client = new Client({ connectionString: url.toString() });
  const error = await client.connect().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return describeConnectionFailure(error, url.toString()).message;
}

describe('describeConnectionFailure', () => {
  it('tells a refused connection, a wrong password and a missing database apart, without the password', async () => {
    expect(await failureAt((url) => (url.port = '1'))).toBe('No Postgres answers at 127.0.0.1:1.');
    const denied = await failureAt((url) => (url.password = 'hunter2'));
    expect(denied).toContain("refuses the user 'rolecall'");
    expect(denied).not.toContain('hunter2');
    expect(await failureAt((url) => (url.pathname = '/nowhere'))).toContain("no database 'nowhere'");
  });
});
