import { SERVICE_NAMESPACES } from '../../world/services';
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
export function grantsAction(policies: readonly ParsedPolicy[], action: string): boolean {
  return policies.some((policy) =>
    policy.some((statement) => {
      if (!statement.allow) return false;
      if (statement.notActions.length > 0) {
        return !statement.notActions.some((one) => matchesAction(one, action));
      }
      return statement.actions.some((one) => matchesAction(one, action));
    }),
  );
}
