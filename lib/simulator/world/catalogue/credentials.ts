import { daysAgo, type Dated, type Topic } from './topic';

const service = { owner: 'platform', 'account-type': 'service' };
const uploads = 'svc-uploads';
const signer = 'svc-signer';

const sound: Dated[] = [
  [300, { type: 'user-created', name: uploads, tags: service }],
  [20, { type: 'key-created', user: uploads, key: 'now', id: 'AKIASOUNDUPLOADSNOW2' }],
  [20, { type: 'key-used', user: uploads, key: 'now', usage: { service: 's3', actions: ['PutObject'] } }],
  [25, { type: 'key-created', user: uploads, key: 'before', id: 'AKIASOUNDUPLOADSOLD2' }],
  [5, { type: 'key-status-set', user: uploads, key: 'before', active: false }],
  [300, { type: 'user-created', name: signer, tags: service }],
  [20, { type: 'key-created', user: signer, key: 'only' }],
  [20, { type: 'key-used', user: signer, key: 'only', usage: { service: 'sts' } }],
  [100, { type: 'ssh-key-added', user: 'bob', key: 'laptop' }],
  [
    10,
    {
      type: 'service-credential-added',
      user: 'bob',
      credential: 'git',
      service: 'codecommit.amazonaws.com',
    },
  ],
  [100, { type: 'server-certificate-added', name: 'edge', expiresAt: daysAgo(-300) }],
];

const flawed: Dated[] = [
  [300, { type: 'user-created', name: 'builder' }],
  [300, { type: 'key-created', user: 'builder', key: 'first', id: 'AKIAFLAWEDBUILDFIRST' }],
  [300, { type: 'key-used', user: 'builder', key: 'first', usage: { service: 's3' } }],
  [200, { type: 'key-created', user: 'builder', key: 'second', id: 'AKIAFLAWEDBUILDSECND' }],
  [300, { type: 'user-created', name: 'leaky', attached: ['aws/AWSCompromisedKeyQuarantine'] }],
  [300, { type: 'key-created', user: 'leaky', key: 'posted', id: 'AKIAFLAWEDLEAKYPOSTD' }],
  [200, { type: 'key-status-set', user: 'leaky', key: 'posted', active: false }],
  [100, { type: 'user-created', name: 'starter' }],
  [100, { type: 'password-set', user: 'starter' }],
  [100, { type: 'key-created', user: 'starter', key: 'never-used' }],
  [390, { type: 'ssh-key-added', user: 'mallory', key: 'laptop' }],
  [200, { type: 'certificate-added', user: 'oscar', certificate: 'x509' }],
  [
    200,
    { type: 'service-credential-added', user: 'dave', credential: 'model', service: 'bedrock.amazonaws.com' },
  ],
  [500, { type: 'server-certificate-added', name: 'forgotten', expiresAt: daysAgo(30) }],
  [300, { type: 'server-certificate-added', name: 'soon', expiresAt: daysAgo(-10) }],
];

/** Keys, certificates and what else opens an account without a password. */
export const credentials: Topic = {
  events: { sound, flawed },
  planted: {
    'access-key-rotation': {
      fails: 'flawed user/builder#AKIAFLAWEDBUILDFIRST',
      passes: 'sound user/svc-uploads#AKIASOUNDUPLOADSNOW2',
    },
    'access-key-unused': {
      fails: 'flawed user/builder#AKIAFLAWEDBUILDSECND',
      passes: 'sound user/svc-uploads#AKIASOUNDUPLOADSNOW2',
    },
    'access-key-inactive-retained': {
      fails: 'flawed user/leaky#AKIAFLAWEDLEAKYPOSTD',
      passes: 'sound user/svc-uploads#AKIASOUNDUPLOADSOLD2',
    },
    'access-key-single-active': { fails: 'flawed user/builder', passes: 'sound user/svc-uploads' },
    'access-key-not-created-at-setup': { fails: 'flawed user/starter', passes: 'flawed user/mallory' },
    'access-key-replaceable-by-role': { fails: 'flawed user/builder', passes: 'sound user/svc-signer' },
    'access-key-admin': { fails: 'flawed user/mallory', passes: 'sound user/svc-uploads' },
    'access-key-quarantined': { fails: 'flawed user/leaky', passes: 'sound user/svc-uploads' },
    'server-certificate-expired': {
      fails: 'flawed server-certificate/forgotten',
      passes: 'sound server-certificate/edge',
    },
    'server-certificate-expiring': {
      fails: 'flawed server-certificate/soon',
      passes: 'sound server-certificate/edge',
    },
    'service-specific-credential-age': { fails: 'flawed user/dave', passes: 'sound user/bob' },
    'signing-certificates-absent': { fails: 'flawed user/oscar', passes: 'sound user/bob' },
    'ssh-public-keys-stale': { fails: 'flawed user/mallory', passes: 'sound user/bob' },
  },
};
