import type { DataSetName } from '@/lib/snapshot/data-sets';

/** What each data set is called, and what cannot be told without it. */
export const dataSetWords: Record<DataSetName, { title: string; lost: string }> = {
  credentialReport: {
    title: 'Credential report',
    lost: 'age and last use of passwords and keys, MFA of each user, last sign-in of root.',
  },
  accountSummary: {
    title: 'Account summary and password policy',
    lost: 'MFA and access keys of root, the password policy.',
  },
  users: { title: 'Users', lost: 'users, their policies and grants.' },
  groups: { title: 'Groups', lost: 'groups and what they give their members.' },
  roles: { title: 'Roles', lost: 'roles, their grants and who may assume them.' },
  policies: { title: 'Policies', lost: 'what policies allow, and so every grant.' },
  roleActivity: { title: 'Last use of roles', lost: 'when a role was last assumed.' },
  accessKeys: { title: 'Access keys', lost: 'ids of access keys, which commands to deactivate them need.' },
  mfaDevices: { title: 'MFA devices', lost: 'the kind of each device, and devices that nobody holds.' },
  otherCredentials: {
    title: 'Other credentials and federation',
    lost: 'SSH keys, service credentials, certificates, identity providers.',
  },
  lastAccessed: {
    title: 'Service last-accessed data',
    lost: 'which permissions are used, and so every unused permission.',
  },
  externalAccess: { title: 'External access', lost: 'what IAM Access Analyzer found to be shared outside.' },
  trails: { title: 'Trails', lost: 'whether CloudTrail records what happens.' },
  accountSettings: {
    title: 'Account settings',
    lost: 'the security contact, enabled regions, the S3 public access block.',
  },
  eventDataStores: {
    title: 'CloudTrail Lake',
    lost: 'whether a store of CloudTrail Lake records what happens.',
  },
  contacts: {
    title: 'Contacts',
    lost: 'whether AWS can reach somebody about security, billing and operations.',
  },
  organizationMembership: {
    title: 'Organization membership',
    lost: 'whether an organization governs the account.',
  },
  detection: { title: 'Detection', lost: 'GuardDuty, Security Hub, Config and Inspector in each region.' },
  kmsKeys: { title: 'KMS keys', lost: 'rotation of keys, and who outside may use them.' },
  compute: { title: 'EC2 settings', lost: 'instances without a role, metadata options, public snapshots.' },
  buckets: { title: 'S3 buckets', lost: 'public buckets, and how trail logs are protected and kept.' },
  alerts: { title: 'Alerts', lost: 'whether somebody hears of root use and changes to IAM.' },
  identityCenter: { title: 'IAM Identity Center', lost: 'permission sets, their sessions and assignments.' },
  loginProfiles: { title: 'Login profiles', lost: 'first passwords that nobody has claimed.' },
  rootCredentials: { title: 'Root MFA devices', lost: 'how many MFA devices root has.' },
  signIns: { title: 'Sign-ins', lost: 'signs of users that several people share.' },
  policyValidations: {
    title: 'Policy validation',
    lost: 'errors and warnings of Access Analyzer in policies.',
  },
  exposedKeys: { title: 'Exposed keys', lost: 'access keys in settings of functions, instances and tasks.' },
  webEndpoints: { title: 'Web endpoints', lost: 'public endpoints without a web ACL.' },
  spendMonitors: { title: 'Spend monitors', lost: 'whether somebody hears of unusual spending.' },
  advice: { title: 'Advice of AWS', lost: 'warnings of Trusted Advisor and events of AWS Health.' },
  workloads: { title: 'Workloads', lost: 'what runs where, and so what does not belong there.' },
};
