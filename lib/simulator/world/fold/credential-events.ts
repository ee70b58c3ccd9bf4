import { certificateId, keyedHash, uniqueId } from '../ids';
import { ROOT_USER } from '../types';
import type { CredentialHolder, DatedCredential, MfaDeviceState, MfaKind } from '../types';
import type { CredentialEvent } from '../events';
import { iamArn, need, resolveUsage, userOf } from './fold-context';
import type { EventOf, Fold, Handlers } from './fold-context';

type CredentialEventType = CredentialEvent['type'] | 'password-used' | 'key-used';

function holderOf(fold: Fold, user: string): CredentialHolder {
  return user === ROOT_USER ? fold.state.root : userOf(fold, user);
}

function named<T extends { label: string }>(fold: Fold, list: T[], label: string): T {
  const found = list.find((one) => one.label === label);
  return need(found, `credential ${label}`, fold);
}

function dated(fold: Fold, prefix: string, of: { user: string; label: string }): DatedCredential {
  const id = uniqueId(prefix, fold.seed, fold.state.id, of.user, of.label);
  return { label: of.label, id, createdAt: fold.at, active: true };
}

function serialOf(fold: Fold, { user, kind, name }: { user: string; kind: MfaKind; name: string }): string {
  const hash = keyedHash(fold.seed, fold.state.id, user, name).toString('hex').toUpperCase();
  if (kind === 'virtual') return iamArn(fold, `mfa/${name}`);
  if (kind === 'sms') return iamArn(fold, `sms-mfa/${name}`);
  if (kind === 'hardware')
    return `GAHT${parseInt(hash.slice(0, 7), 16).toString().padStart(8, '0').slice(0, 8)}`;
  const owner = user === ROOT_USER ? 'root-account' : `user/${user}`;
  return iamArn(fold, `u2f/${owner}/${name}-${hash.slice(0, 26)}`);
}

function addMfa(fold: Fold, event: EventOf<'mfa-added'>): void {
  const device: MfaDeviceState = {
    name: event.name,
    kind: event.kind,
    serial: serialOf(fold, event),
    enabledAt: fold.at,
  };
  holderOf(fold, event.user).mfa.push(device);
}

function setPassword(fold: Fold, event: EventOf<'password-set'>): void {
  const holder = holderOf(fold, event.user);
  const before = holder.password;
  holder.password = {
    createdAt: before?.createdAt ?? fold.at,
    changedAt: fold.at,
    uses: before?.uses ?? [],
  };
}

function createKey(fold: Fold, event: EventOf<'key-created'>): void {
  holderOf(fold, event.user).keys.push({
    label: event.key,
    id: event.id ?? uniqueId('AKIA', fold.seed, fold.state.id, event.user, event.key),
    secret:
      event.secret ??
      keyedHash(fold.seed, 'secret', fold.state.id, event.user, event.key).toString('base64').slice(0, 40),
    createdAt: fold.at,
    active: true,
    uses: [],
  });
}

function without<T extends { label: string }>(fold: Fold, list: T[], label: string): T[] {
  const gone = named(fold, list, label);
  return list.filter((one) => one !== gone);
}

function useKey(fold: Fold, event: EventOf<'key-used'>): void {
  const key = named(fold, holderOf(fold, event.user).keys, event.key);
  key.uses.push(resolveUsage(fold, event.usage, 'key', event.user, event.key));
}

export const credentialHandlers: Handlers<CredentialEventType> = {
  'password-set': setPassword,
  'password-removed': (fold, event) => {
    holderOf(fold, event.user).password = undefined;
  },
  'password-used': (fold, event) => {
    const password = need(holderOf(fold, event.user).password, `password of ${event.user}`, fold);
    password.uses.push(resolveUsage(fold, event.usage, 'password', event.user));
  },
  'mfa-added': addMfa,
  'mfa-removed': (fold, event) => {
    const holder = holderOf(fold, event.user);
    const gone = need(
      holder.mfa.find((one) => one.name === event.name),
      `MFA device ${event.name} of ${event.user}`,
      fold,
    );
    holder.mfa = holder.mfa.filter((one) => one !== gone);
  },
  'virtual-mfa-created': (fold, event) => {
    fold.state.unassignedMfa.push(iamArn(fold, `mfa/${event.name}`));
  },
  'key-created': createKey,
  'key-status-set': (fold, event) => {
    named(fold, holderOf(fold, event.user).keys, event.key).active = event.active;
  },
  'key-deleted': (fold, event) => {
    const holder = holderOf(fold, event.user);
    holder.keys = without(fold, holder.keys, event.key);
  },
  'key-used': useKey,
  'certificate-added': (fold, event) => {
    const label = event.certificate;
    holderOf(fold, event.user).certificates.push({
      ...dated(fold, 'ASCA', { user: event.user, label }),
      id: certificateId(fold.seed, fold.state.id, event.user, label),
    });
  },
  'certificate-status-set': (fold, event) => {
    const { certificates } = holderOf(fold, event.user);
    named(fold, certificates, event.certificate).active = event.active;
  },
  'certificate-deleted': (fold, event) => {
    const holder = holderOf(fold, event.user);
    holder.certificates = without(fold, holder.certificates, event.certificate);
  },
  'ssh-key-added': (fold, event) => {
    holderOf(fold, event.user).sshKeys.push(dated(fold, 'APKA', { user: event.user, label: event.key }));
  },
  'ssh-key-status-set': (fold, event) => {
    named(fold, holderOf(fold, event.user).sshKeys, event.key).active = event.active;
  },
  'ssh-key-deleted': (fold, event) => {
    const holder = holderOf(fold, event.user);
    holder.sshKeys = without(fold, holder.sshKeys, event.key);
  },
  'service-credential-added': (fold, event) => {
    holderOf(fold, event.user).serviceCredentials.push({
      ...dated(fold, 'ACCA', { user: event.user, label: event.credential }),
      service: event.service,
      expiresAt: event.expiresAt,
    });
  },
  'service-credential-status-set': (fold, event) => {
    const { serviceCredentials } = holderOf(fold, event.user);
    named(fold, serviceCredentials, event.credential).active = event.active;
  },
  'service-credential-deleted': (fold, event) => {
    const holder = holderOf(fold, event.user);
    holder.serviceCredentials = without(fold, holder.serviceCredentials, event.credential);
  },
};
