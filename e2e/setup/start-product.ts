import { join } from 'node:path';
import { readRunning } from '../../lib/installation/running';
import { startInstallation, type Installation } from './start-installation';

/**
 * Starts two installations and stops them at the end: the demo with a short history and the clock at the day of the mock
 * pages, and an empty one that nobody has signed in to yet, which reaches the demo's simulated AWS. With
 * ROLECALL_E2E_HOME set, the demo that runs in that folder is taken instead.
 */
export default async function startProduct(): Promise<() => Promise<void>> {
  const started: Installation[] = [];
  const stop = async () => {
    for (const installation of started.reverse()) await installation.stop();
  };
  try {
    const home = process.env.ROLECALL_E2E_HOME ?? (await startDemo(started));
    const demo = await readRunning(join(home, 'demo', 'running.json'));
    if (!demo?.url) throw new Error(`No demo runs in ${home}.`);
    const { ROLECALL_DEMO: _, ...aws } = demo.environment;
    const empty = await startInstallation({
      target: 'start',
      environment: aws,
      ready: /Make the first admin here .*\n\s*(\S+)[^]*Stop it with/,
    });
    started.push(empty);
    process.env.ROLECALL_E2E_URL = demo.url;
    process.env.ROLECALL_E2E_EMPTY_URL = new URL(empty.address).origin;
    process.env.ROLECALL_E2E_SETUP_LINK = empty.address;
    process.env.ROLECALL_E2E_AWS = demo.environment.AWS_ENDPOINT_URL;
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

async function startDemo(started: Installation[]): Promise<string> {
  const demo = await startInstallation({
    target: 'demo',
    environment: {
      ROLECALL_NOW: '2026-03-04T14:05:00Z',
      ROLECALL_DEMO_SWEEPS: process.env.ROLECALL_DEMO_SWEEPS ?? '12',
    },
    ready: /The demo of Rolecall is at (\S+)[^]*Ready in/,
  });
  started.push(demo);
  return demo.home;
}
