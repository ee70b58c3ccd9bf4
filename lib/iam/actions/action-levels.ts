import { type AccessLevel, listKnownActions, listServices } from './action-catalog';

/** Documented actions with their access levels, at hand without waiting: for judging whole accounts. */
export interface ActionLevels {
  /** Prefixes of all documented services. */
  services: readonly string[];
  /** The actions of a service by lower-case name without the service; undefined where AWS documents no such service. */
  actionsOf: (service: string) => ReadonlyMap<string, AccessLevel> | undefined;
}

let loading: Promise<ActionLevels> | null = null;

/** Reads the whole catalogue, once per process: about a quarter of a second and 20 MB. */
export function loadActionLevels(): Promise<ActionLevels> {
  loading ??= readAll();
  return loading;
}

async function readAll(): Promise<ActionLevels> {
  const services = await listServices();
  const byService = new Map<string, ReadonlyMap<string, AccessLevel>>();
  for (const service of services) {
    const actions = await listKnownActions(service);
    byService.set(service, new Map(actions.map(({ name, level }) => [name.toLowerCase(), level])));
  }
  return { services, actionsOf: (service) => byService.get(service) };
}
