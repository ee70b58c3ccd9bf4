import type { AccountSnapshot, DataSets } from './account-snapshot';
import type { Instant, Reading } from './reading';

/** Every data set of a snapshot with the kind of its document. */
export const documentKinds = {
  credentialReport: 'credential-report',
  accountSummary: 'account-summary',
  users: 'users',
  groups: 'groups',
  roles: 'roles',
  policies: 'policies',
  roleActivity: 'role-activity',
  accessKeys: 'access-keys',
  mfaDevices: 'mfa-devices',
  otherCredentials: 'other-credentials',
  lastAccessed: 'last-accessed',
  externalAccess: 'external-access',
  trails: 'trails',
  eventDataStores: 'event-data-stores',
  accountSettings: 'account-settings',
  contacts: 'contacts',
  organizationMembership: 'organization-membership',
  detection: 'detection',
  kmsKeys: 'kms-keys',
  compute: 'compute',
  buckets: 'buckets',
  alerts: 'alerts',
  identityCenter: 'identity-center',
  loginProfiles: 'login-profiles',
  rootCredentials: 'root-credentials',
  signIns: 'sign-ins',
  policyValidations: 'policy-validations',
  exposedKeys: 'exposed-keys',
  webEndpoints: 'web-endpoints',
  spendMonitors: 'spend-monitors',
  advice: 'advice',
  workloads: 'workloads',
} as const satisfies Record<keyof DataSets, string>;

export type DataSetName = keyof DataSets;
export const dataSetNames = Object.keys(documentKinds) as DataSetName[];

/** A reading without its value: it is kept beside the documents, so that equal content has equal hashes. */
export type ReadingState = { state: 'read'; asOf: Instant } | Exclude<Reading<never>, { state: 'read' }>;

export type Readings = Record<DataSetName, ReadingState>;

/** How each data set of a snapshot was read. */
export function readingsOf(snapshot: AccountSnapshot): Readings {
  const states = dataSetNames.map((name): [DataSetName, ReadingState] => {
    const reading: Reading<unknown> = snapshot[name];
    return [name, reading.state === 'read' ? { state: 'read', asOf: reading.asOf } : reading];
  });
  return Object.fromEntries(states) as Readings;
}
