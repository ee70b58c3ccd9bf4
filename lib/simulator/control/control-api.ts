import type { Simulation } from '../behaviour/simulation';
import { listEvidence } from '../behaviour/registry';
import type { OrganizationEvent, WorldEvent } from '../world/events';
import type { FaultEffect, FaultMatch } from './faults';
import { changeSettings } from './settings';
import { parseDuration } from './simulated-clock';
import type { ThrottleProfile } from './throttle';

export interface ControlAnswer {
  status: number;
  body: unknown;
}

/** What the control API works on; a world or reset request replaces the simulation. */
export interface ControlTarget {
  simulation: Simulation;
  /** Starts over with the same world. */
  reset(): void;
  /** Starts over with another world, named by the request's body. Throws on a name nobody knows. */
  loadWorld(body: Record<string, unknown>): void;
}

interface ControlRequest {
  target: ControlTarget;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

type Handler = (request: ControlRequest) => unknown;

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function instant(text: unknown): number {
  const at = typeof text === 'number' ? text : Date.parse(String(text));
  if (Number.isNaN(at)) throw new Error(`not a time: ${String(text)}`);
  return at;
}

/** `{set}`, `{advance}`, or `{mode: real | frozen | offset | speed, at?, speed?}`. */
function changeClock({ target, body }: ControlRequest) {
  const { clock } = target.simulation;
  if (body.set !== undefined) clock.set(instant(body.set));
  if (body.advance !== undefined) clock.advance(parseDuration(String(body.advance)));
  const at = body.at === undefined ? clock.now() : instant(body.at);
  if (body.mode === 'real') clock.change({ mode: 'real' });
  if (body.mode === 'frozen' || body.mode === 'offset') clock.change({ mode: body.mode, at });
  if (body.mode === 'speed') clock.change({ mode: 'speed', at, speed: Number(body.speed ?? 1) });
  return clock.describe();
}

/** Control requests come from our own tests and scripts: shapes are trusted, names are checked where they are used. */
function addFault({ target, body }: ControlRequest) {
  const match = record(body.match) as FaultMatch;
  return target.simulation.faults.add(match, body.effect as FaultEffect);
}

function changeThrottle({ target, body }: ControlRequest) {
  const profiles: ThrottleProfile[] = ['aws', 'harsh', 'off'];
  const profile = profiles.find((one) => one === body.profile);
  if (!profile) throw new Error(`unknown throttle profile: ${String(body.profile)}`);
  target.simulation.throttle.change(profile);
  return { profile };
}

function withTime<T>(event: T): T {
  const { at } = record(event);
  return typeof at === 'string' ? { ...event, at: instant(at) } : event;
}

/** `{events: [...], organizationEvents: [...]}`; times as ISO text or epoch ms; default the world's now. */
function addEvents({ target, body }: ControlRequest) {
  const { timelines, clock } = target.simulation;
  const now = clock.now();
  const listOf = (value: unknown) =>
    (Array.isArray(value) ? value : []).map((one) => withTime({ at: now, ...record(one) }));
  const added = timelines.addEvents(listOf(body.events) as WorldEvent[]);
  const organization = listOf(body.organizationEvents) as OrganizationEvent[];
  const addedToOrganization = organization.length > 0 ? timelines.addOrganizationEvents(organization) : 0;
  return { added: added + addedToOrganization };
}

function readTruth({ target, query }: ControlRequest) {
  const { world, clock } = target.simulation;
  if (!world.truth) throw new Error(`world ${world.name} tells no truth`);
  const at = query.get('at');
  return world.truth(at === null ? clock.now() : instant(at));
}

const HANDLERS: Record<string, Handler> = {
  'GET /_sim/health': ({ target }) => ({
    status: 'ok',
    world: target.simulation.world.name,
    accounts: target.simulation.world.accounts.length,
    clock: target.simulation.clock.describe(),
  }),
  'POST /_sim/world': ({ target, body }) => {
    target.loadWorld(body);
    return { world: target.simulation.world.name };
  },
  'POST /_sim/reset': ({ target }) => {
    target.reset();
    return { world: target.simulation.world.name };
  },
  'GET /_sim/clock': ({ target }) => target.simulation.clock.describe(),
  'POST /_sim/clock': changeClock,
  'GET /_sim/faults': ({ target }) => target.simulation.faults.list(),
  'POST /_sim/faults': addFault,
  'DELETE /_sim/faults': ({ target, query }) => {
    target.simulation.faults.remove(query.get('id') ?? undefined);
    return target.simulation.faults.list();
  },
  'GET /_sim/throttle': ({ target }) => ({ profile: target.simulation.throttle.profile }),
  'POST /_sim/throttle': changeThrottle,
  'GET /_sim/settings': ({ target }) => target.simulation.settings,
  'POST /_sim/settings': ({ target, body }) => {
    target.simulation.settings = changeSettings(target.simulation.settings, body);
    return target.simulation.settings;
  },
  'POST /_sim/events': addEvents,
  'GET /_sim/log': ({ target, query }) => target.simulation.log.since(Number(query.get('since') ?? 0)),
  'GET /_sim/stats': ({ target }) => target.simulation.log.summary(),
  'DELETE /_sim/stats': ({ target }) => {
    target.simulation.log.clear();
    return {};
  },
  'GET /_sim/truth': readTruth,
  'GET /_sim/assumptions': () => listEvidence(),
};

/** Answers a request below `/_sim/`. A mistake of the caller is a 400 with its reason. */
export function answerControl(
  target: ControlTarget,
  request: { method: string; url: string; body: Buffer },
): ControlAnswer {
  const url = new URL(request.url, 'http://simulator');
  const handler = HANDLERS[`${request.method} ${url.pathname}`];
  if (!handler) return { status: 404, body: { error: `no control ${request.method} ${url.pathname}` } };
  try {
    const body: unknown = request.body.length > 0 ? JSON.parse(request.body.toString('utf8')) : {};
    return { status: 200, body: handler({ target, query: url.searchParams, body: record(body) }) };
  } catch (error) {
    return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}
