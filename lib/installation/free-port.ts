import { createServer } from 'node:net';
import { AppError } from '@/lib/errors';

/** True when the port can be bound on loopback; 0 asks the system for any. */
export async function bindPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

/** A loopback port that nobody uses now; the system chooses it. */
export async function findFreePort(): Promise<number> {
  const port = await bindPort(0);
  if (port !== undefined) return port;
  throw new AppError('unavailable', 'No free port on 127.0.0.1.', 'Close some programs and start again.');
}

export const defaultWebPort = 3210;

/**
 * The port of the web server. A port that somebody asked for, and the live default, must be free (`precondition`
 * otherwise); only the demo's unasked default moves on to the next free one.
 */
export async function chooseWebPort(asked: number | undefined, mayMove: boolean): Promise<number> {
  if (asked === 0) return findFreePort();
  const wanted = asked ?? defaultWebPort;
  const tries = asked === undefined && mayMove ? 20 : 1;
  for (let port = wanted; port < wanted + tries; port += 1) {
    if ((await bindPort(port)) !== undefined) return port;
  }
  if (tries > 1) return findFreePort();
  throw new AppError(
    'precondition',
    `Port ${wanted} on 127.0.0.1 is taken by another program.`,
    'Stop that program, or set ROLECALL_PORT to a free port.',
    { port: wanted },
  );
}
