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
};
