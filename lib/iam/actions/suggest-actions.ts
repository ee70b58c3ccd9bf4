import { listKnownActions, listServices } from './action-catalog';

/**
 * Documented actions that begin like what was typed: services until there is a colon, then the actions of that service,
 * those that begin with the text before those that hold it.
 */
export async function suggestActions(typed: string, most = 12): Promise<string[]> {
  const text = typed.trim().toLowerCase();
  const colon = text.indexOf(':');
  if (colon < 0) {
    const services = await listServices();
    return services
      .filter((service) => service.startsWith(text))
      .slice(0, most)
      .map((service) => `${service}:`);
  }
  const [service, name] = [text.slice(0, colon), text.slice(colon + 1)];
  const names = (await listKnownActions(service)).map((action) => action.name);
  const rank = (one: string) => (one.toLowerCase().startsWith(name) ? 0 : 1);
  return names
    .filter((one) => one.toLowerCase().includes(name))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .slice(0, most)
    .map((one) => `${service}:${one}`);
}
