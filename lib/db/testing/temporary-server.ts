import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { birthMark, isAlive } from '@/lib/installation/processes';
import { ensureDatabase } from '@/lib/installation/postgres/ensure-database';
import {
  findLivingPostgres,
  startPostgres,
  stopPostgres,
  type RunningPostgres,
} from '@/lib/installation/postgres/start-postgres';

const prefix = 'rolecall-test-';
// Loopback only and gone with the run: a constant lets a later run stop what a killed one left.
const password = 'test';

export interface TemporaryServer extends RunningPostgres {
  close(): Promise<void>;
}

/** An empty Postgres of its own, fast rather than safe, that leaves nothing behind. */
export async function startTemporaryServer(): Promise<TemporaryServer> {
  await removeAbandoned();
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await chmod(folder, 0o711);
  await writeFile(join(folder, 'owner'), `${process.pid} ${birthMark(process.pid)}`);
  const server = await startPostgres({
    folder: join(folder, 'postgres'),
    password,
    logFile: join(folder, 'postgres.log'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  await ensureDatabase(server.port, password);
  return {
    ...server,
    close: async () => {
      await stopPostgres(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A name for a database that nobody else takes. */
export function uniqueDatabaseName(): string {
  return `test_${randomBytes(6).toString('hex')}`;
}

async function removeAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const folder of names.map((name) => join(tmpdir(), name))) {
    const owner = await readFile(join(folder, 'owner'), 'utf8').catch(() => '');
    const [pid, mark] = owner.split(' ');
    if (!owner || (isAlive(Number(pid)) && birthMark(Number(pid)) === mark)) continue;
    const server = await findLivingPostgres(join(folder, 'postgres'), password).catch(() => undefined);
    if (server) await stopPostgres(server);
    await rm(folder, { recursive: true, force: true });
  }
}
