import { join } from 'node:path';
import { AppError } from '../../lib/errors';
import { projectRoot } from '../../lib/installation/paths';
import { pause } from '../../lib/installation/processes';

/** Arguments of Node for the built web server. */
export function webArguments(host: string, port: number): string[] {
  return [
    '--import',
    join(projectRoot, 'scripts/exit-with-parent.mjs'),
    join(projectRoot, 'node_modules/next/dist/bin/next'),
    'start',
    '--hostname',
    host,
    '--port',
    String(port),
  ];
}

/** Waits until the web server says that it and its database are well. */
export async function waitForWeb(address: string, logFile: string, signal: AbortSignal): Promise<void> {
  const until = performance.now() + 60_000;
  let last = 'no answer';
  while (performance.now() < until && !signal.aborted) {
    try {
      const response = await fetch(`${address}/api/health`, {
        redirect: 'manual',
        signal: AbortSignal.timeout(5_000),
      });
      if (response.ok) return;
      last = `answer ${response.status}`;
    } catch {
      last = 'no answer';
    }
    await pause(100);
  }
  if (signal.aborted) return;
  throw new AppError(
    'unavailable',
    `The web server does not become ready (${last}).`,
    `Look at its log: ${logFile}`,
  );
}
