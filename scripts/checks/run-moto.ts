import { spawn } from 'node:child_process';
import { AppError } from '../../lib/errors';
import { findFreePort } from '../../lib/installation/free-port';
import { pause } from '../../lib/installation/processes';
import { runVitest, type Count } from './test-suites';

/** Runs the tests that compare us with moto, an AWS emulator by other hands (a Python program, not in our packages). */
export async function runMoto(filters: readonly string[]): Promise<Count> {
  const port = await findFreePort();
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], {
    env: { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' },
    stdio: 'ignore',
  });
  const failed = new Promise<never>((_, reject) => {
    server.once('error', () => reject(notInstalled()));
  });
  try {
    const endpoint = `http://127.0.0.1:${port}`;
    await Promise.race([waitForAnswer(endpoint), failed]);
    return await runVitest('moto', filters, {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'us-east-1',
    });
  } finally {
    server.kill();
  }
}

async function waitForAnswer(endpoint: string): Promise<void> {
  const until = performance.now() + 30_000;
  while (performance.now() < until) {
    const answers = await fetch(`${endpoint}/moto-api/`).then(
      () => true,
      () => false,
    );
    if (answers) return;
    await pause(200);
  }
  throw new AppError('unavailable', 'moto_server does not answer.', 'Start it by hand to see why.');
}

function notInstalled(): AppError {
  return new AppError(
    'precondition',
    'moto_server is not installed.',
    "Put it on the PATH: pip install 'moto[server]', or the Debian package python3-moto.",
  );
}
