import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const patienceMs = 600_000;

/**
 * Starts the demo in a folder of its own, with a short history and a fixed clock, and stops it at the end.
 * With ROLECALL_E2E_URL set, the tests use what runs there instead.
 */
export default async function startProduct(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.ROLECALL_E2E_URL) return undefined;
  const home = await mkdtemp(join(tmpdir(), 'rolecall-e2e-'));
  await chmod(home, 0o711);
  const child = spawn(process.execPath, ['scripts/bootstrap.mjs', 'demo'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      ROLECALL_HOME: home,
      ROLECALL_PORT: '0',
      ROLECALL_NOW: '2026-03-04T14:05:00Z',
      ROLECALL_DEMO_SWEEPS: process.env.ROLECALL_DEMO_SWEEPS ?? '12',
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  try {
    process.env.ROLECALL_E2E_URL = await readAddress(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** The address that the demo prints once it is ready; what it says before goes through. */
function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error('The demo did not become ready.')), patienceMs);
    child.once('close', (code) => reject(new Error(`The demo ended with exit ${code}.`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      process.stderr.write(chunk);
      output += chunk.toString();
      const address = /The demo of Rolecall is at (\S+)/.exec(output)?.[1];
      if (!address || !output.includes('Ready in')) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}
