import type { WorldEvent } from './events';
import type { World } from './types';

/** Makes a world from one flat list of events of all its accounts. Throws when an event names an account that is not there. */
export function createWorld(parts: Omit<World, 'loadEvents'> & { events: WorldEvent[] }): World {
  const { events, ...rest } = parts;
  const byAccount = new Map<string, WorldEvent[]>(parts.accounts.map((account) => [account.id, []]));
  for (const event of events) {
    const list = byAccount.get(event.account);
    if (!list) throw new Error(`event ${event.type} names account ${event.account}, which the world lacks`);
    list.push(event);
  }
  return { ...rest, loadEvents: (accountId) => byAccount.get(accountId) ?? [] };
}
