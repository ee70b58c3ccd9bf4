import { compileLowerCase } from '../match-pattern';
import { isUnused, type ServiceUsage, type Usage, usageOf } from './usage';

/** Names of the actions of each service, by lower-case prefix. */
export type ActionNames = (service: string) => readonly string[];

/** What becomes of one action pattern of an Allow. */
export interface Narrowed {
  kept: readonly string[];
  /** What goes: the pattern, a whole service, or single actions. */
  removed: readonly string[];
}

/** Everything that the narrowing of a policy depends on. */
export interface Narrowing {
  usage: Usage;
  actionNames: ActionNames;
  /** Prefixes that a `*` stands for. */
  services: readonly string[];
}

const isWild = (text: string) => /[*?]/.test(text);

/** The actions of a service that a pattern stands for: the documented ones and those seen in use. */
function listCovered(service: string, pattern: string, { actionNames, usage }: Narrowing): string[] {
  const matches = compileLowerCase(pattern);
  const documented = actionNames(service);
  const known = new Set(documented.map((name) => name.toLowerCase()));
  const seen = usageOf(usage, service);
  const others =
    typeof seen === 'string' ? [] : [...seen.used].flatMap(([key, name]) => (known.has(key) ? [] : [name]));
  return [...documented, ...others].filter((name) => matches(`${service}:${name}`.toLowerCase()));
}

/** A pattern within one service. */
function narrowWithinService(service: string, pattern: string, narrowing: Narrowing): Narrowed {
  const seen = usageOf(narrowing.usage, service);
  if (seen === 'unknown') return { kept: [pattern], removed: [] };
  if (seen === 'unused') return { kept: [], removed: [pattern] };
  if (!isWild(pattern)) return narrowLiteral(service, pattern, seen);
  const covered = listCovered(service, pattern, narrowing);
  const kept = covered.filter((name) => !isUnused(service, name, seen));
  const isKnown = seen.unused !== 'all others' || narrowing.actionNames(service).length > 0;
  const isWhole = isKnown && kept.length === covered.length;
  if (isWhole) return { kept: [pattern], removed: [] };
  const named = (names: readonly string[]) => names.map((name) => `${service}:${name}`).sort();
  const removed = covered.filter((name) => isUnused(service, name, seen));
  return { kept: named(kept), removed: kept.length === 0 ? [pattern] : named(removed) };
}

function narrowLiteral(service: string, pattern: string, seen: ServiceUsage): Narrowed {
  const name = pattern.slice(pattern.indexOf(':') + 1);
  return isUnused(service, name, seen) ? { kept: [], removed: [pattern] } : { kept: [pattern], removed: [] };
}

function merge(parts: readonly Narrowed[]): Narrowed {
  return { kept: parts.flatMap(({ kept }) => kept), removed: parts.flatMap(({ removed }) => removed) };
}

/**
 * What stays of an action pattern of an Allow: nothing of a service that was not used, the pattern itself where nothing
 * is known to be unused, else the single actions. `*` becomes the services that were used.
 */
export function narrowPattern(pattern: string, narrowing: Narrowing): Narrowed {
  const colon = pattern.indexOf(':');
  const prefix = (colon < 0 ? pattern : pattern.slice(0, colon)).toLowerCase();
  if (colon >= 0 && !isWild(prefix)) return narrowWithinService(prefix, pattern, narrowing);
  const isOfPattern = compileLowerCase(prefix);
  const rest = colon < 0 ? '*' : pattern.slice(colon + 1);
  const services = narrowing.services.filter((service) => isOfPattern(service));
  return merge(services.map((service) => narrowWithinService(service, `${service}:${rest}`, narrowing)));
}

/** What stays of an Allow of all but some patterns, as a positive list: a negative one can never be tight. */
export function narrowComplement(patterns: readonly string[], narrowing: Narrowing): Narrowed {
  const excluded = patterns.map(compileLowerCase);
  const isExcluded = (action: string) => excluded.some((matches) => matches(action.toLowerCase()));
  const parts = narrowing.services.map((service): Narrowed => {
    const whole = `${service}:*`;
    const covered = listCovered(service, whole, narrowing).map((name) => `${service}:${name}`);
    const granted = covered.filter((action) => !isExcluded(action));
    const isUntouched = granted.length === covered.length && !isExcluded(whole);
    if (isUntouched) return narrowWithinService(service, whole, narrowing);
    return merge(granted.sort().map((action) => narrowWithinService(service, action, narrowing)));
  });
  return merge(parts);
}
