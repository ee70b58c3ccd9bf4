import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerRequest } from './behaviour/answer-request';
import { Simulation } from './behaviour/simulation';
import { answerControl } from './control/control-api';
import type { ControlTarget } from './control/control-api';
import type { SimulatorSettings } from './control/settings';
import { SimulatedClock } from './control/simulated-clock';
import type { ClockSetting } from './control/simulated-clock';
import type { ThrottleProfile } from './control/throttle';
import { parseRequest } from './wire/parse-request';
import type { RawRequest } from './wire/parse-request';
import { writeResponse } from './wire/write-response';
import type { World } from './world/types';

export interface SimulatorOptions {
  world: World;
  /** Default: a free one. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** Default: frozen at the world's `startsAt`. */
  clock?: ClockSetting;
  /** Default `off`. */
  throttleProfile?: ThrottleProfile;
  settings?: Partial<SimulatorSettings>;
  /** Of short pages and faults; default the world's. */
  seed?: string;
  /** Makes the world that POST /_sim/world asks for. */
  loadWorld?: (body: Record<string, unknown>) => World;
}

export interface RunningSimulator {
  url: string;
  port: number;
  /** The simulation itself, for tests in the same process; everything it does is also at `/_sim/`. */
  control: ControlTarget;
  /** Ends all connections and frees the port. */
  close(): Promise<void>;
}

function makeSimulation(options: SimulatorOptions, world: World): Simulation {
  return new Simulation({
    world,
    clock: new SimulatedClock(options.clock ?? { mode: 'frozen', at: world.startsAt }),
    throttleProfile: options.throttleProfile ?? 'off',
    settings: options.settings,
    seed: options.seed ?? world.seed,
  });
}

function makeControl(options: SimulatorOptions): ControlTarget {
  let world = options.world;
  const control: ControlTarget = {
    simulation: makeSimulation(options, world),
    reset: () => {
      control.simulation = makeSimulation(options, world);
    },
    loadWorld: (body) => {
      if (!options.loadWorld) throw new Error('this simulator has one world only');
      world = options.loadWorld(body);
      control.reset();
    },
  };
  return control;
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

const json = (status: number, body: unknown) => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** An error for a request that cannot be told to a service: no protocol is known, so it is JSON with the SDK's header. */
function refusal(status: number, code: string, message: string) {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code };
  return { ...json(status, { __type: code, message }), headers };
}

function parseOrRefuse(control: ControlTarget, raw: RawRequest) {
  try {
    const request = parseRequest(raw);
    if (request) return { request };
    if (!raw.headers.authorization) {
      return { refused: refusal(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token') };
    }
    control.simulation.log.addUnknown(`${raw.method} ${raw.url.split('?')[0]}`);
    return { refused: refusal(400, 'UnknownOperationException', 'This service is not simulated.') };
  } catch {
    return { refused: refusal(400, 'SerializationException', 'The request body is not valid.') };
  }
}

async function serve(
  control: ControlTarget,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = await readBody(incoming);
  const { method = 'GET', url = '/', headers } = incoming;
  if (url.startsWith('/_sim/')) {
    const answer = answerControl(control, { method, url, body });
    await writeResponse(outgoing, json(answer.status, answer.body));
    return;
  }
  const { request, refused } = parseOrRefuse(control, { method, url, headers, body });
  if (!request) {
    await writeResponse(outgoing, refused);
    return;
  }
  const { response, fault } = answerRequest(control.simulation, request);
  await writeResponse(outgoing, response, fault?.effect);
}

/**
 * Starts a simulated AWS on one port of this machine. Point the SDK at it with `endpoint: url` (or AWS_ENDPOINT_URL) and
 * call with the key of `world.collector`; see `testWorld` for a small world and how to use it.
 */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const control = makeControl(options);
  const server = createServer((incoming, outgoing) => {
    serve(control, incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.keepAliveTimeout = 120_000;
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    port,
    control,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
