import type { GrantStateRow, IdentityStateRow } from './types';

/** Services that an identity is granted, by state. */
export interface GrantTallyRow {
  arn: string;
  granted: number;
  used: number;
  unused: number;
  notTracked: number;
}

/** Identities of an account that are granted a service, and those of them that do not use it. */
export interface ServiceTallyRow {
  service: string;
  serviceName: string;
  identities: number;
  unused: number;
}

/**
 * Counts grants of whole services by identity, and by service over the identities that people answer for: roles that AWS
 * keeps for its own services are left out of the latter, as lists leave them out.
 */
export function tallyGrants(
  grants: readonly GrantStateRow[],
  identities: readonly IdentityStateRow[],
): { byIdentity: GrantTallyRow[]; byService: ServiceTallyRow[] } {
  const ofServices = new Set(identities.filter(({ serviceLinked }) => serviceLinked).map(({ arn }) => arn));
  const byIdentity = new Map<string, GrantTallyRow>();
  const byService = new Map<string, ServiceTallyRow>();
  for (const grant of grants) {
    if (grant.action !== '') continue;
    addToIdentity(byIdentity, grant);
    if (!ofServices.has(grant.arn)) addToService(byService, grant);
  }
  return { byIdentity: [...byIdentity.values()], byService: [...byService.values()] };
}

function addToIdentity(tallies: Map<string, GrantTallyRow>, { arn, state }: GrantStateRow): void {
  let tally = tallies.get(arn);
  if (!tally) tallies.set(arn, (tally = { arn, granted: 0, used: 0, unused: 0, notTracked: 0 }));
  tally.granted += 1;
  if (state === 'used') tally.used += 1;
  else if (state === 'unused') tally.unused += 1;
  else tally.notTracked += 1;
}

function addToService(
  tallies: Map<string, ServiceTallyRow>,
  { service, serviceName, state }: GrantStateRow,
): void {
  let tally = tallies.get(service);
  if (!tally) tallies.set(service, (tally = { service, serviceName, identities: 0, unused: 0 }));
  tally.identities += 1;
  if (state === 'unused') tally.unused += 1;
}
