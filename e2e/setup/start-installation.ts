import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const patienceMs = 600_000;

export interface Installation {
  /** The data folder; it goes with the installation. */
  readonly home: string;
  /** The address that it printed. */
  readonly address: string;
  stop(): Promise<void>;
}

interface StartRequest {
  readonly target: 'demo' | 'start';
  readonly environment: Readonly<Record<string, string>>;
  /** What it prints once it is ready, with the address as its first group. */
  readonly ready: RegExp;
}

/** Starts Rolecall in a folder and on a port of its own, by the command that people use, and reads where it is. */
export async function startInstallation({ target, environment, ready }: StartRequest): Promise<Installation> {
  const home = await mkdtemp(join(tmpdir(), 'rolecall-e2e-'));
  await chmod(home, 0o711);
  const child = spawn(process.execPath, ['scripts/bootstrap.mjs', target], {
    env: { ...process.env, DATABASE_URL: '', ROLECALL_HOME: home, ROLECALL_PORT: '0', ...environment },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  try {
    return { home, address: await readAddress(child, ready), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What it says before it is ready goes through. */
function readAddress(child: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error('Rolecall did not become ready.')), patienceMs);
    child.once('close', (code) => reject(new Error(`Rolecall ended with exit ${code}.`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      process.stderr.write(chunk);
      output += chunk.toString();
      const address = ready.exec(output)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}
