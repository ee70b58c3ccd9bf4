import type { AccountSnapshot, Analyzer, LastAccessed, Trail } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { valueOf } from '@/lib/snapshot/reading';

const administeredServices = new Set(['access-analyzer.amazonaws.com', 'cloudtrail.amazonaws.com']);

/** The accounts that see what belongs to the whole organization: its management account and those it delegated to. */
export function organizationAdministrators(organization: OrganizationSnapshot): string[] {
  const delegated = valueOf(organization.delegatedAdministrators) ?? [];
  return [
    organization.managementAccountId,
    ...delegated
      .filter(({ services }) => services.some((service) => administeredServices.has(service)))
      .map(({ accountId }) => accountId),
  ];
}

/** Analyzers of the organization, of what its administrators see. */
export function organizationAnalyzers(found: readonly AccountSnapshot['externalAccess'][]): Analyzer[] {
  return found
    .flatMap((reading) => valueOf(reading)?.analyzers ?? [])
    .filter((analyzer) => analyzer.type.startsWith('ORGANIZATION'));
}

/** Trails of the organization with their details, of what its administrators see. */
export function organizationTrails(found: readonly AccountSnapshot['trails'][]): Trail[] {
  return found
    .flatMap((reading) => valueOf(reading) ?? [])
    .filter((trail) => trail.isOrganizationTrail && trail.isLogging.state === 'read');
}

export type ServicesByArn = ReadonlyMap<string, ReadonlySet<string>>;

/** The same baseline serves many scans, and most identities of it the next one too. */
const mapsOfServices = new WeakMap<readonly LastAccessed[], ServicesByArn>();
const setsOfServices = new WeakMap<LastAccessed, ReadonlySet<string>>();

/** The services that each identity is granted, to compare a later snapshot with. */
export function servicesByArn(identities: readonly LastAccessed[]): ServicesByArn {
  const known = mapsOfServices.get(identities);
  if (known) return known;
  const made = new Map(identities.map((identity) => [identity.arn, servicesOf(identity)]));
  mapsOfServices.set(identities, made);
  return made;
}

function servicesOf(identity: LastAccessed): ReadonlySet<string> {
  const known = setsOfServices.get(identity) ?? new Set(identity.services.map(({ service }) => service));
  setsOfServices.set(identity, known);
  return known;
}
