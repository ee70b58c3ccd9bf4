import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectCommand } from '@/lib/installation/connect-command';
import { openInstallation, type OpenInstallation } from '@/lib/installation/open-installation';
import { installationPaths, projectRoot } from '@/lib/installation/paths';
import { isAlive } from '@/lib/installation/processes';

const isRoot = process.getuid?.() === 0;
const opened: OpenInstallation[] = [];
let home = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'rolecall-home-'));
  vi.stubEnv('ROLECALL_HOME', home);
  vi.stubEnv('DATABASE_URL', '');
});

afterEach(async () => {
  for (const installation of opened.splice(0)) await installation.close();
  vi.unstubAllEnvs();
  await rm(home, { recursive: true, force: true });
});

async function open(purpose: 'start' | 'command' = 'start'): Promise<OpenInstallation> {
  const installation = await openInstallation({
    name: 'live',
    purpose,
    patienceMs: 0,
    tell: () => undefined,
  });
  opened.push(installation);
  return installation;
}

async function closeAll(): Promise<void> {
  for (const installation of opened.splice(0)) await installation.close();
}

describe('openInstallation', () => {
  it('makes the data folder with private secrets, stops the server at the end and opens again', async () => {
    const first = await open();
    expect((await stat(first.paths.secrets)).mode & 0o777).toBe(0o600);
    expect(await readFile(join(first.paths.postgres, 'PG_VERSION'), 'utf8')).toBe('18\n');
    const pid = first.postgres?.pid ?? 0;
    await closeAll();
    expect(isAlive(pid)).toBe(false);
    const second = await open();
    expect(second.secrets).toEqual(first.secrets);
    expect(second.postgres?.adopted).toBe(false);
  });

  it('refuses a second owner in one sentence that names the first', async () => {
    await open();
    await expect(open()).rejects.toMatchObject({
      code: 'conflict',
      message: `Rolecall is running already (process ${process.pid}).`,
    });
  });

  it('adopts the server of an owner that was killed', async () => {
    const owner = spawn(
      process.execPath,
      ['--import', 'tsx', join(projectRoot, 'lib/installation/testing/open-as-owner.ts')],
      {
        cwd: projectRoot,
        env: { ...process.env, ROLECALL_HOME: home, DATABASE_URL: '' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = (await once(owner.stdout, 'data')) as [Buffer];
    owner.kill('SIGKILL');
    await once(owner, 'close');
    const adopted = await open();
    expect(adopted.takenOver).toBe(true);
    expect(adopted.postgres).toMatchObject({ pid: Number(line.toString()), adopted: true });
  });

  it('says that a data folder is damaged, and what was lost with the secrets', async () => {
    const { paths } = await open();
    await closeAll();
    const secrets = await readFile(paths.secrets, 'utf8');
    await rm(paths.secrets);
    await expect(open()).rejects.toMatchObject({
      message: expect.stringContaining('is missing, and the database'),
    });
    await writeFile(paths.secrets, '{');
    await expect(open()).rejects.toMatchObject({ message: `The file ${paths.secrets} is damaged.` });
    await writeFile(paths.secrets, secrets);

    await rm(join(paths.postgres, 'global', 'pg_control'));
    await expect(open()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/does not start: its data folder is damaged/),
    });
    await writeFile(join(paths.postgres, 'PG_VERSION'), '16\n');
    await expect(open()).rejects.toMatchObject({ message: expect.stringContaining('made by Postgres 16') });
    await rm(join(paths.postgres, 'PG_VERSION'));
    await expect(open()).rejects.toMatchObject({ message: expect.stringContaining('no PG_VERSION') });
  });

  it.runIf(isRoot)('names the closed folder above it when Postgres runs as another user', async () => {
    await chmod(home, 0o700);
    const inner = join(home, 'inner');
    vi.stubEnv('ROLECALL_HOME', inner);
    await expect(open()).rejects.toMatchObject({
      code: 'precondition',
      message: expect.stringContaining(`cannot pass the folder ${home}.`),
    });
    await chmod(home, 0o711);
    expect((await open()).paths.folder).toBe(installationPaths('live').folder);
  });

  it('says that the folder is a file', async () => {
    await writeFile(join(home, 'file'), '');
    vi.stubEnv('ROLECALL_HOME', join(home, 'file'));
    await expect(open()).rejects.toMatchObject({
      message: expect.stringContaining('part of its path is a file'),
    });
  });

  it('leaves a database of ones own alone', async () => {
    const first = await open();
    const other = await openInstallation({
      name: 'demo',
      purpose: 'start',
      patienceMs: 0,
      databaseUrl: first.databaseUrl,
      tell: () => undefined,
    });
    opened.push(other);
    expect(other.postgres).toBeUndefined();
    await other.close();
    expect(isAlive(first.postgres?.pid ?? 0)).toBe(true);
  });
});

describe('connectCommand', () => {
  it('prefers the environment', async () => {
    vi.stubEnv('DATABASE_URL', 'postgresql://somebody@127.0.0.1:1/elsewhere');
    expect((await connectCommand(() => undefined)).source).toBe('environment');
  });

  it('starts the embedded server, and a second command attaches and stops it last', async () => {
    const first = await connectCommand(() => undefined);
    const second = await connectCommand(() => undefined);
    expect([first.source, second.source]).toEqual(['started', 'running']);
    expect(second.environment.DATABASE_URL).toBe(first.environment.DATABASE_URL);
    await first.close();
    const adopted = await open('command');
    expect(adopted.postgres?.adopted).toBe(true);
    await adopted.close({ leaveServer: true });
    opened.splice(0);
    await second.close();
    expect(isAlive(adopted.postgres?.pid ?? 0)).toBe(false);
  });
});
