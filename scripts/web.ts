import { env } from '../lib/env';
import { AppError } from '../lib/errors';
import { chooseWebPort } from '../lib/installation/free-port';
import { runMain } from './supervisor/run-main';
import { createStopSignal } from './supervisor/stop-signal';
import { webArguments } from './supervisor/web-server';
import { spawn } from 'node:child_process';

/** The web server alone, configured by environment variables: as many as wanted on one shared database. */
async function runWeb(): Promise<void> {
  requireVariables();
  const host = env().ROLECALL_HOST;
  const port = await chooseWebPort(env().ROLECALL_PORT, false);
  const url = env().ROLECALL_URL ?? `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, webArguments(host, port), {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXTAUTH_URL: env().NEXTAUTH_URL ?? url,
      ROLECALL_URL: url,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { stopped } = createStopSignal();
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const code = await Promise.race([ended, stopped]);
  if (typeof code === 'number' && code !== 0) {
    throw new AppError('unavailable', `The web server ended with exit ${code}.`, 'Its messages are above.');
  }
  child.kill('SIGTERM');
  await ended;
}

function requireVariables(): void {
  const missing = (['DATABASE_URL', 'NEXTAUTH_SECRET'] as const).filter((name) => !env()[name]);
  if (missing.length === 0) return;
  throw new AppError(
    'invalid',
    `The web server needs ${missing.join(' and ')} in its environment.`,
    'Set them, or use npm start, which brings all that is needed.',
  );
}

await runMain(runWeb);
