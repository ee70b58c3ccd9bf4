/**
 * The simulator as a process of its own: `tsx lib/simulator/server-main.ts --world halyard --seed demo --end ISO
 * [--port N] [--host H] [--clock world|real|ISO] [--throttle aws|harsh|off] [--history]`.
 * Prints one line of JSON with its url when it listens; ends on SIGTERM.
 */
import { parseArgs } from 'node:util';
import type { ClockSetting } from './control/simulated-clock';
import type { ThrottleProfile } from './control/throttle';
import { startSimulator } from './server';
import { namedWorld } from './named-world';

const { values } = parseArgs({
  options: {
    world: { type: 'string', default: 'test' },
    seed: { type: 'string' },
    end: { type: 'string' },
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    clock: { type: 'string', default: 'world' },
    throttle: { type: 'string', default: 'off' },
    history: { type: 'boolean', default: false },
  },
});

function clockOf(text: string): ClockSetting | undefined {
  if (text === 'world') return undefined;
  if (text === 'real') return { mode: 'real' };
  return { mode: 'frozen', at: Date.parse(text) };
}

function profileOf(text: string): ThrottleProfile {
  const profiles: ThrottleProfile[] = ['aws', 'harsh', 'off'];
  return profiles.find((profile) => profile === text) ?? 'off';
}

const simulator = await startSimulator({
  world: namedWorld({ world: values.world, seed: values.seed, end: values.end }),
  port: Number(values.port),
  host: values.host,
  clock: clockOf(values.clock),
  throttleProfile: profileOf(values.throttle),
  settings: { history: values.history },
  loadWorld: namedWorld,
});

process.stdout.write(`${JSON.stringify({ url: simulator.url, port: simulator.port, pid: process.pid })}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void simulator.close().then(() => process.exit(0));
  });
}
