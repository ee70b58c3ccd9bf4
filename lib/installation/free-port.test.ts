import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { chooseWebPort, findFreePort } from '@/lib/installation/free-port';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function occupy(port: number): Promise<void> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
}

describe('chooseWebPort', () => {
  it('gives the port that was asked for, and any free one for 0', async () => {
    const port = await findFreePort();
    expect(await chooseWebPort(port, false)).toBe(port);
    expect(await chooseWebPort(0, false)).toBeGreaterThan(0);
  });

  it('refuses a taken port that was asked for, even in the demo', async () => {
    const port = await findFreePort();
    await occupy(port);
    await expect(chooseWebPort(port, true)).rejects.toMatchObject({
      code: 'precondition',
      message: `Port ${port} on 127.0.0.1 is taken by another program.`,
    });
  });
});
