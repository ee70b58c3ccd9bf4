import { listKnownActions, listServices } from '../actions/action-catalog';
import type { Narrowing } from './narrow-pattern';
import type { Usage } from './usage';

/** Everything that the narrowing of policies by some evidence depends on: the documented services and actions beside it. */
export async function narrowingOf(usage: Usage): Promise<Narrowing> {
  const services = [...new Set([...(await listServices()), ...usage.services.keys()])].sort();
  const named = await Promise.all(
    [...usage.services.keys()].map(
      async (service) => [service, (await listKnownActions(service)).map(({ name }) => name)] as const,
    ),
  );
  const names = new Map<string, readonly string[]>(named);
  return { usage, services, actionNames: (service) => names.get(service) ?? [] };
}
