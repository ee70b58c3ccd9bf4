import { SERVICE_NAMESPACES, trackedActions } from '../../world/services';
import type { ParsedPolicy, Statement } from './parse-policy';
import { matchesAction, matchesWildcard } from './wildcard';

const cache = new WeakMap<ParsedPolicy, ReadonlySet<string>>();

function namespacesOf(pattern: string): readonly string[] {
  const prefix = (pattern.split(':')[0] ?? '').toLowerCase();
  return SERVICE_NAMESPACES.filter((namespace) => matchesWildcard(prefix, namespace));
}

function servicesOf(statement: Statement): string[] {
  if (statement.notActions.length === 0) return statement.actions.flatMap(namespacesOf);
  const whole = statement.notActions.filter((one) => one.endsWith(':*')).flatMap(namespacesOf);
  return SERVICE_NAMESPACES.filter((namespace) => !whole.includes(namespace));
}

/** Namespaces that one document allows in some way; conditions and denies are not looked at. (assumed) */
function servicesOfPolicy(policy: ParsedPolicy): ReadonlySet<string> {
  const known = cache.get(policy);
  if (known) return known;
  const services = new Set(policy.filter((one) => one.allow).flatMap(servicesOf));
  cache.set(policy, services);
  return services;
}

/** Service namespaces, in order, that the policies allow: what last-accessed data lists. */
export function grantedServices(policies: readonly ParsedPolicy[]): string[] {
  const all = new Set<string>();
  for (const policy of policies) for (const service of servicesOfPolicy(policy)) all.add(service);
  return [...all].sort();
}

/** Is an action allowed by some statement, whatever its resources and conditions? */
function grantsAction(policy: ParsedPolicy, action: string): boolean {
  return policy.some((statement) => {
    if (!statement.allow) return false;
    if (statement.notActions.length > 0) {
      return !statement.notActions.some((one) => matchesAction(one, action));
    }
    return statement.actions.some((one) => matchesAction(one, action));
  });
}

const actionCache = new WeakMap<ParsedPolicy, Map<string, ReadonlySet<string>>>();

function actionsOfPolicy(policy: ParsedPolicy, namespace: string): ReadonlySet<string> {
  const byNamespace = actionCache.get(policy) ?? new Map<string, ReadonlySet<string>>();
  actionCache.set(policy, byNamespace);
  const known = byNamespace.get(namespace);
  if (known) return known;
  const granted = trackedActions(namespace).filter((action) =>
    grantsAction(policy, `${namespace}:${action}`),
  );
  const actions = new Set(granted);
  byNamespace.set(namespace, actions);
  return actions;
}

/** Tracked actions of a service, in order, that the policies allow. */
export function grantedActions(policies: readonly ParsedPolicy[], namespace: string): string[] {
  const tracked = trackedActions(namespace);
  if (tracked.length === 0) return [];
  const sets = policies.map((policy) => actionsOfPolicy(policy, namespace));
  return tracked.filter((action) => sets.some((set) => set.has(action)));
}
