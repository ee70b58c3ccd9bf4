import { ROOT_USER } from '../types';
import { policy } from './documents';
import type { Dated, Topic } from './topic';

const owned = { owner: 'platform' };

const withoutMfa = policy({
  Sid: 'NothingWithoutMfa',
  Effect: 'Deny',
  NotAction: ['iam:ListMFADevices', 'iam:ChangePassword'],
  Resource: '*',
  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
});

/** Two people, each in groups, with keys of steel and an owner. */
const sound: Dated[] = [
  [500, { type: 'group-created', name: 'administrators', attached: ['aws/AdministratorAccess'] }],
  [500, { type: 'policy-created', name: 'nothing-without-mfa', document: withoutMfa }],
  [
    500,
    {
      type: 'group-created',
      name: 'people',
      attached: ['local/nothing-without-mfa', 'aws/IAMUserChangePassword'],
    },
  ],
  [400, { type: 'user-created', name: 'alice', groups: ['administrators'], tags: owned }],
  [400, { type: 'password-set', user: 'alice' }],
  [400, { type: 'mfa-added', user: 'alice', kind: 'fido', name: 'desk' }],
  [400, { type: 'mfa-added', user: 'alice', kind: 'fido', name: 'safe' }],
  [400, { type: 'password-used', user: 'alice', usage: { weekdaysOnly: true } }],
  [400, { type: 'user-created', name: 'bob', groups: ['people'], tags: owned }],
  [20, { type: 'password-set', user: 'bob' }],
  [20, { type: 'password-used', user: 'bob', usage: { weekdaysOnly: true } }],
  [400, { type: 'mfa-added', user: 'bob', kind: 'hardware', name: 'token' }],
];

/** People as they should not be, one flaw or more each. */
const flawed: Dated[] = [
  [500, { type: 'group-created', name: 'operators', attached: ['aws/AdministratorAccess'] }],
  [400, { type: 'user-created', name: 'mallory', attached: ['aws/AdministratorAccess'] }],
  [400, { type: 'password-set', user: 'mallory' }],
  [400, { type: 'password-used', user: 'mallory', usage: {} }],
  [300, { type: 'key-created', user: 'mallory', key: 'laptop' }],
  [300, { type: 'key-used', user: 'mallory', key: 'laptop', usage: { service: 'ec2' } }],
  [400, { type: 'user-created', name: 'oscar', groups: ['operators'] }],
  [400, { type: 'password-set', user: 'oscar' }],
  [400, { type: 'password-used', user: 'oscar', usage: {} }],
  [400, { type: 'mfa-added', user: 'oscar', kind: 'virtual', name: 'oscar' }],
  [500, { type: 'policy-created', name: 'nothing-without-mfa', document: withoutMfa }],
  [
    400,
    {
      type: 'user-created',
      name: 'petra',
      groups: ['operators'],
      attached: ['local/nothing-without-mfa'],
    },
  ],
  [400, { type: 'password-set', user: 'petra' }],
  [400, { type: 'mfa-added', user: 'petra', kind: 'virtual', name: 'petra' }],
  [400, { type: 'user-created', name: 'admin' }],
  [400, { type: 'password-set', user: 'admin' }],
  [400, { type: 'password-used', user: 'admin', usage: { everyDays: 7, until: 0 } }],
  [400, { type: 'user-created', name: 'dave' }],
  [400, { type: 'password-set', user: 'dave' }],
  [400, { type: 'mfa-added', user: 'dave', kind: 'sms', name: 'dave' }],
  [400, { type: 'user-created', name: 'svc-reports', path: '/service/' }],
  [400, { type: 'password-set', user: 'svc-reports' }],
  [400, { type: 'user-created', name: 'ghost' }],
  [90, { type: 'virtual-mfa-created', name: 'left-over' }],
];

/** Nobody but root: a password without anything beside it. */
const rootOnly: Dated[] = [[300, { type: 'password-set', user: ROOT_USER }]];

/** The people of an account. */
export const users: Topic = {
  events: { sound, flawed, alone: rootOnly },
  planted: {
    'user-console-mfa-enabled': { fails: 'flawed user/mallory', passes: 'sound user/alice' },
    'admin-user-mfa-enabled': { fails: 'flawed user/mallory', passes: 'sound user/alice' },
    'user-mfa-phishing-resistant': { fails: 'flawed user/petra', passes: 'sound user/alice' },
    'user-console-inactive': { fails: 'flawed user/admin', passes: 'sound user/alice' },
    'user-inactive': { fails: 'flawed user/ghost', passes: 'sound user/alice' },
    'user-shared-suspected': { fails: 'flawed user/admin', passes: 'sound user/alice' },
    'identity-individual-accounts': { fails: 'alone root', passes: 'sound root' },
    'human-access-federated': { fails: 'flawed root', passes: 'sound root' },
    'user-mfa-all-users': { fails: 'flawed user/mallory', passes: 'sound user/alice' },
    'user-mfa-no-sms': { fails: 'flawed user/dave', passes: 'sound user/alice' },
    'user-mfa-redundancy': { fails: 'flawed user/oscar', passes: 'sound user/alice' },
    'user-mfa-enforced-by-policy': { fails: 'flawed user/mallory', passes: 'sound user/bob' },
    'virtual-mfa-unassigned': { fails: 'flawed root', passes: 'sound root' },
    'user-without-credentials': { fails: 'flawed user/ghost', passes: 'sound user/alice' },
    'user-console-and-keys': { fails: 'flawed user/mallory', passes: 'sound user/alice' },
    'service-user-console-password': {
      fails: 'flawed user/service/svc-reports',
      passes: 'sound user/svc-uploads',
    },
    'user-owner-tagged': { fails: 'flawed user/mallory', passes: 'sound user/alice' },
    'user-password-age': { fails: 'flawed user/mallory', passes: 'sound user/bob' },
    'user-in-group': { fails: 'flawed user/mallory', passes: 'sound user/alice' },
    'user-policies-via-groups': { fails: 'flawed user/mallory', passes: 'sound user/alice' },
  },
};
