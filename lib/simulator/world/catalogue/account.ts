import type { PasswordPolicy } from '../types';
import { ROOT_USER } from '../types';
import { daysAgo, type Dated, type Topic } from './topic';

const strongPasswords: PasswordPolicy = {
  minimumLength: 14,
  requireSymbols: true,
  requireNumbers: true,
  requireUppercase: true,
  requireLowercase: true,
  allowUsersToChange: true,
  maxAge: 90,
  reusePrevention: 24,
};

const weakPasswords: PasswordPolicy = {
  minimumLength: 6,
  requireSymbols: false,
  requireNumbers: false,
  requireUppercase: false,
  requireLowercase: false,
  allowUsersToChange: false,
};

const desk = (kind: 'SECURITY' | 'BILLING' | 'OPERATIONS', email: string, phone: string) =>
  ({ type: 'alternate-contact-set', contact: { kind, name: 'Desk', title: 'Desk', email, phone } }) as const;

/** Settings as they should be. */
const sound: Dated[] = [
  [500, { type: 'password-policy-set', policy: strongPasswords }],
  [500, { type: 'alias-set', alias: 'sound' }],
  [
    500,
    {
      type: 'contact-information-set',
      contact: {
        fullName: 'Sound Estate',
        addressLine1: 'Main Street 1',
        city: 'Exampleton',
        postalCode: '12345',
        countryCode: 'US',
        phone: '+1 000 000 0001',
      },
    },
  ],
  [500, desk('SECURITY', 'security@sound.example', '+1 000 000 0002')],
  [500, desk('BILLING', 'billing@sound.example', '+1 000 000 0003')],
  [500, desk('OPERATIONS', 'operations@sound.example', '+1 000 000 0004')],
];

/** A root user for emergencies, behind a security key. */
const soundRoot: Dated[] = [
  [500, { type: 'password-set', user: ROOT_USER }],
  [500, { type: 'mfa-added', user: ROOT_USER, kind: 'fido', name: 'vault' }],
];

/** Root kept a password here although the organization manages root centrally. */
const soundAudit: Dated[] = [[500, { type: 'password-set', user: ROOT_USER }]];

/** Everything that root should not have, and settings that let nearly anything pass. */
const flawed: Dated[] = [
  [500, { type: 'password-set', user: ROOT_USER }],
  [500, { type: 'mfa-added', user: ROOT_USER, kind: 'virtual', name: 'root-account-mfa-device' }],
  [500, { type: 'key-created', user: ROOT_USER, key: 'first' }],
  [500, { type: 'certificate-added', user: ROOT_USER, certificate: 'old' }],
  [10, { type: 'password-used', user: ROOT_USER, usage: { until: daysAgo(10) } }],
  [500, { type: 'password-policy-set', policy: weakPasswords }],
  [500, desk('BILLING', 'one@flawed.example', '+1 000 000 0005')],
  [500, desk('OPERATIONS', 'one@flawed.example', '+1 000 000 0005')],
];

/** Passwords that lock their owners out, where one administrator could help. */
const flawedRoot: Dated[] = [
  [500, { type: 'password-policy-set', policy: { ...strongPasswords, hardExpiry: true } }],
];

/** Root has a password and nothing beside it; nobody ever set anything. */
const bare: Dated[] = [[500, { type: 'password-set', user: ROOT_USER }]];

const weak = { fails: 'flawed root', passes: 'sound root' } as const;

/** The root user, the password policy and the settings of an account. */
export const account: Topic = {
  events: { sound, soundRoot, soundAudit, flawed, flawedRoot, bare },
  planted: {
    'root-access-keys-absent': weak,
    'root-mfa-enabled': { fails: 'bare root', passes: 'soundRoot root' },
    'root-mfa-hardware': { fails: 'flawed root', passes: 'soundRoot root' },
    'root-recent-use': weak,
    'root-signing-certificates-absent': weak,
    'root-member-credentials-removed': { fails: 'soundAudit root', passes: 'sound root' },
    'password-policy-exists': { fails: 'bare root', passes: 'sound root' },
    'password-policy-min-length': weak,
    'password-policy-uppercase': weak,
    'password-policy-lowercase': weak,
    'password-policy-symbol': weak,
    'password-policy-number': weak,
    'password-policy-reuse': weak,
    'password-policy-max-age': weak,
    'password-policy-self-change': weak,
    'password-policy-hard-expiry-safe': { fails: 'flawedRoot root', passes: 'sound root' },
    'account-alias': weak,
    'account-security-contact': weak,
    'account-primary-contact': { fails: 'flawed root', asks: 'sound root' },
    'access-review-current': { asks: 'sound root' },
    'account-billing-operations-contacts': { fails: 'bare root', passes: 'sound root' },
    'account-contacts-distinct': weak,
  },
};
