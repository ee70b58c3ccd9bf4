import type { DataSets, LastAccessed } from './account-snapshot';

type Sort<T> = (value: T) => T;

/** Each data set with the lists whose order means nothing sorted by their key, so that equal content has equal bytes. */
export const sortDataSet: { [K in Exclude<keyof DataSets, 'credentialReport'>]: Sort<DataSets[K]> } = {
  accountSummary: (summary) => summary,
  users: (users) =>
    sortedBy(users, (user) => user.arn).map((user) => ({
      ...sortPolicies(user),
      groups: [...user.groups].sort(),
      tags: sortedBy(user.tags, (tag) => tag.key),
    })),
  groups: (groups) => sortedBy(groups, (group) => group.arn).map(sortPolicies),
  roles: (roles) =>
    sortedBy(roles, (role) => role.arn).map((role) => ({
      ...sortPolicies(role),
      instanceProfiles: [...role.instanceProfiles].sort(),
      tags: sortedBy(role.tags, (tag) => tag.key),
    })),
  policies: (policies) =>
    sortedBy(policies, (policy) => policy.arn).map((policy) => ({
      ...policy,
      versions: sortedBy(policy.versions, (version) => version.versionId),
    })),
  roleActivity: (activity) => sortedBy(activity, (role) => role.arn),
  accessKeys: (keys) => sortedBy(keys, (key) => `${key.userName}/${key.accessKeyId ?? key.slot}`),
  mfaDevices: (devices) => sortedBy(devices, (device) => device.serialNumber),
  otherCredentials: (other) => ({
    serviceSpecific: sortedBy(other.serviceSpecific, (credential) => credential.id),
    signingCertificates: sortedBy(other.signingCertificates, (certificate) => certificate.id),
    sshKeys: sortedBy(other.sshKeys, (key) => key.id),
    serverCertificates: sortedBy(other.serverCertificates, (certificate) => certificate.arn),
    providers: sortedBy(other.providers, (provider) => provider.arn),
  }),
  lastAccessed: (identities) => sortedBy(identities, (identity) => identity.arn).map(sortServices),
  externalAccess: (access) => ({
    analyzers: sortedBy(access.analyzers, (analyzer) => analyzer.arn),
    findings: sortedBy(access.findings, (finding) => `${finding.analyzerArn}/${finding.id}`),
    regions: [...access.regions].sort(),
    unreadRegions: sortedBy(access.unreadRegions, (region) => region.region),
  }),
  trails: (trails) => sortedBy(trails, (trail) => trail.arn),
  eventDataStores: (stores) => sortedBy(stores, (store) => store.arn),
  accountSettings: (settings) => settings,
  contacts: (contacts) => contacts,
  organizationMembership: (membership) => membership,
  detection: byRegion,
  kmsKeys: (keys) => ({ ...keys, ...sortedRegions(keys), keys: sortedBy(keys.keys, (key) => key.arn) }),
  compute: byRegion,
  buckets: (buckets) => sortedBy(buckets, (bucket) => bucket.name),
  alerts: (alerts) => ({
    regions: byRegion(alerts.regions),
    unreadRegions: byRegion(alerts.unreadRegions),
  }),
  identityCenter: (center) =>
    center === 'none'
      ? center
      : {
          ...center,
          permissionSets: sortedBy(center.permissionSets, (set) => set.arn),
          assignments: sortedBy(center.assignments, (assignment) => Object.values(assignment).join('/')),
        },
  loginProfiles: (profiles) => sortedBy(profiles, (profile) => profile.userName),
  rootCredentials: (credentials) => credentials,
  signIns: (signIns) => ({ ...signIns, users: sortedBy(signIns.users, (user) => user.userName) }),
  policyValidations: (validations) => sortedBy(validations, (validation) => validation.document),
  exposedKeys: (keys) => ({
    searched: [...keys.searched].sort(),
    found: sortedBy(keys.found, (key) => `${key.resource}/${key.place}/${key.accessKeyId}`),
    unreadRegions: byRegion(keys.unreadRegions),
  }),
  webEndpoints: (web) => ({
    endpoints: sortedBy(web.endpoints, (endpoint) => endpoint.arn),
    unreadRegions: byRegion(web.unreadRegions),
  }),
  spendMonitors: (monitors) => sortedBy(monitors, (monitor) => `${monitor.kind}/${monitor.name}`),
  advice: (advice) => advice,
  workloads: (workloads) => ({
    ...workloads,
    ...sortedRegions(workloads),
    counts: sortedBy(workloads.counts, (count) => `${count.region}/${count.service}`),
  }),
};

function byRegion<T extends { region: string }>(items: readonly T[]): T[] {
  return sortedBy(items, (item) => item.region);
}

function sortedRegions<T extends { region: string }>(set: {
  regions: string[];
  unreadRegions: T[];
}): { regions: string[]; unreadRegions: T[] } {
  return { regions: [...set.regions].sort(), unreadRegions: byRegion(set.unreadRegions) };
}

interface HasPolicies {
  attachedPolicies: { arn: string; name: string }[];
  inlinePolicies: { name: string; document: string }[];
}

function sortPolicies<T extends HasPolicies>(identity: T): T {
  return {
    ...identity,
    attachedPolicies: sortedBy(identity.attachedPolicies, (policy) => policy.arn),
    inlinePolicies: sortedBy(identity.inlinePolicies, (policy) => policy.name),
  };
}

/** Most of what is sorted at each scan was carried over from the one before, as the very same object. */
const sortedServices = new WeakMap<LastAccessed, LastAccessed>();

function sortServices(identity: LastAccessed): LastAccessed {
  const known = sortedServices.get(identity);
  if (known) return known;
  const sorted = {
    ...identity,
    services: sortedBy(identity.services, (service) => service.service).map((service) => ({
      ...service,
      actions: service.actions && sortedBy(service.actions, (action) => action.action),
    })),
  };
  sortedServices.set(identity, sorted);
  return sorted;
}

/** A copy in the order of the keys by code unit: the same on every machine, whatever its language. */
export function sortedBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ item }) => item);
}
