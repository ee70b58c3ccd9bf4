/** What a principal was seen to do with one service. */
export interface ServiceUsage {
  /** Names of actions seen in use, without the service: as written, by their lower case. */
  used: ReadonlyMap<string, string>;
  /** Actions known to be unused: some by name, or all that were not seen in use. */
  unused: ReadonlySet<string> | 'all others';
}

/** The evidence that a policy is cut down to. */
export interface Usage {
  /** By lower-case service prefix. */
  services: ReadonlyMap<string, ServiceUsage | 'unused'>;
  /** What holds for a service that is not listed. */
  otherServices: 'unused' | 'unknown';
}

/** How a service was used. */
export function usageOf(usage: Usage, service: string): ServiceUsage | 'unused' | 'unknown' {
  return usage.services.get(service) ?? usage.otherServices;
}

/** AWS never reports who passed a role, so that its use cannot be told (`iam-analysis.md` 4.1). */
const neverTracked = new Set(['iam:passrole']);

/** Whether an action may go: seen unused, and of a kind whose use would have been seen. */
export function isUnused(service: string, action: string, { used, unused }: ServiceUsage): boolean {
  const name = action.toLowerCase();
  if (used.has(name) || neverTracked.has(`${service}:${name}`)) return false;
  return unused === 'all others' || unused.has(name);
}
