import type { AccountEventBody, WorldEvent } from '../events';
import type { AccountInfo, AccountWorldState, CredentialHolder, Instant } from '../types';
import { analyzerHandlers, settingHandlers, trailHandlers } from './setting-events';
import { credentialHandlers } from './credential-events';
import {
  alertHandlers,
  computeHandlers,
  detectionHandlers,
  emptyServices,
  storageHandlers,
} from './service-events';
import { identityHandlers, policyHandlers } from './identity-events';
import type { Fold, Handlers } from './fold-context';

const handlers: Handlers<AccountEventBody['type']> = {
  ...identityHandlers,
  ...policyHandlers,
  ...credentialHandlers,
  ...settingHandlers,
  ...trailHandlers,
  ...analyzerHandlers,
  ...storageHandlers,
  ...detectionHandlers,
  ...computeHandlers,
  ...alertHandlers,
};

const USE_EVENTS = new Set<string>(['password-used', 'key-used', 'role-used', 'service-accessed']);

function emptyHolder(): CredentialHolder {
  return { mfa: [], keys: [], certificates: [], sshKeys: [], serviceCredentials: [] };
}

/** The account on its first day: no identity, a root user without any credential. */
export function emptyAccount(info: AccountInfo): AccountWorldState {
  return {
    id: info.id,
    partition: info.partition,
    createdAt: info.createdAt,
    at: Number.NEGATIVE_INFINITY,
    version: 0,
    root: emptyHolder(),
    unassignedMfa: [],
    users: new Map(),
    groups: new Map(),
    roles: new Map(),
    policies: new Map(),
    contacts: new Map(),
    regions: new Map(),
    samlProviders: new Map(),
    oidcProviders: new Map(),
    serverCertificates: new Map(),
    trails: new Map(),
    eventDataStores: new Map(),
    analyzers: new Map(),
    services: emptyServices(),
  };
}

/** Applies one event to the state in place. Throws when the event names something that does not exist then. */
export function applyAccountEvent(state: AccountWorldState, event: WorldEvent, seed: string): void {
  const fold: Fold = { state, at: event.at, seed };
  // The table pairs each type with its handler; the compiler cannot follow the pairing through an index.
  const handler = handlers[event.type] as (fold: Fold, event: AccountEventBody) => void;
  handler(fold, event);
  if (!USE_EVENTS.has(event.type)) state.version += 1;
}

/** Stable order by time; events of one instant keep the author's order. */
export function inOrder<T extends { at: Instant }>(events: readonly T[]): T[] {
  return [...events].sort((a, b) => a.at - b.at);
}
