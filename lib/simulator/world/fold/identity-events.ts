import { uniqueId } from '../ids';
import type { GroupState, UserState } from '../types';
import {
  iamArn,
  identityOf,
  localPolicy,
  need,
  policyArn,
  policyText,
  resolveUsage,
  roleOf,
  userOf,
} from './fold-context';
import type { EventOf, Fold, Handlers } from './fold-context';

type IdentityEventType =
  | 'user-created'
  | 'user-deleted'
  | 'group-created'
  | 'group-deleted'
  | 'group-member-added'
  | 'group-member-removed'
  | 'role-created'
  | 'role-changed'
  | 'role-deleted'
  | 'trust-changed'
  | 'policy-attached'
  | 'policy-detached'
  | 'inline-policy-put'
  | 'inline-policy-deleted'
  | 'boundary-set'
  | 'tags-set'
  | 'role-used'
  | 'service-accessed';

interface Created {
  name: string;
  path?: string;
  id?: string;
  attached?: string[];
  inline?: Record<string, string | object>;
}

function newIdentity(fold: Fold, kind: 'user' | 'group' | 'role', event: Created) {
  const prefix = { user: 'AIDA', group: 'AGPA', role: 'AROA' }[kind];
  const path = event.path ?? '/';
  return {
    name: event.name,
    path,
    id: event.id ?? uniqueId(prefix, fold.seed, fold.state.id, event.name, fold.at),
    arn: iamArn(fold, `${kind}${path}${event.name}`),
    createdAt: fold.at,
    attached: (event.attached ?? []).map((policy) => policyArn(fold, policy)),
    inline: new Map(Object.entries(event.inline ?? {}).map(([name, doc]) => [name, policyText(doc)])),
    version: 1,
  };
}

function createUser(fold: Fold, event: EventOf<'user-created'>): void {
  const user: UserState = {
    ...newIdentity(fold, 'user', event),
    groups: (event.groups ?? []).map((name) => need(fold.state.groups.get(name), `group ${name}`, fold).name),
    boundary: event.boundary && policyArn(fold, event.boundary),
    tags: event.tags ?? {},
    access: [],
    mfa: [],
    keys: [],
    certificates: [],
    sshKeys: [],
    serviceCredentials: [],
  };
  fold.state.users.set(user.name, user);
}

function createRole(fold: Fold, event: EventOf<'role-created'>): void {
  fold.state.roles.set(event.name, {
    ...newIdentity(fold, 'role', event),
    trust: policyText(event.trust),
    description: event.description,
    maxSessionSeconds: event.maxSessionSeconds ?? 3600,
    boundary: event.boundary && policyArn(fold, event.boundary),
    tags: event.tags ?? {},
    instanceProfiles: (event.instanceProfiles ?? []).map((name) => ({
      name,
      id: uniqueId('AIPA', fold.seed, fold.state.id, name),
      arn: iamArn(fold, `instance-profile/${name}`),
      createdAt: fold.at,
    })),
    uses: [],
    access: [],
  });
}

function deleteGroup(fold: Fold, event: EventOf<'group-deleted'>): void {
  const group: GroupState = need(fold.state.groups.get(event.name), `group ${event.name}`, fold);
  for (const user of fold.state.users.values()) {
    if (!user.groups.includes(group.name)) continue;
    user.groups = user.groups.filter((name) => name !== group.name);
    user.version += 1;
  }
  fold.state.groups.delete(group.name);
}

function attach(fold: Fold, event: EventOf<'policy-attached'>): void {
  const identity = identityOf(fold, event.to);
  const arn = policyArn(fold, event.policy);
  if (!identity.attached.includes(arn)) identity.attached = [...identity.attached, arn];
  identity.version += 1;
}

function detach(fold: Fold, event: EventOf<'policy-detached'>): void {
  const identity = identityOf(fold, event.to);
  const arn = policyArn(fold, event.policy);
  identity.attached = identity.attached.filter((one) => one !== arn);
  identity.version += 1;
}

function setMembership(fold: Fold, event: { group: string; user: string }, member: boolean): void {
  const user = userOf(fold, event.user);
  const group = need(fold.state.groups.get(event.group), `group ${event.group}`, fold);
  const others = user.groups.filter((name) => name !== group.name);
  user.groups = member ? [...others, group.name] : others;
  user.version += 1;
}

function withBoundary(fold: Fold, event: EventOf<'boundary-set'>): void {
  const holder = event.to.kind === 'user' ? userOf(fold, event.to.name) : roleOf(fold, event.to.name);
  holder.boundary = event.policy === null ? undefined : policyArn(fold, event.policy);
  holder.version += 1;
}

function withTags(fold: Fold, event: EventOf<'tags-set'>): void {
  const holder = event.to.kind === 'user' ? userOf(fold, event.to.name) : roleOf(fold, event.to.name);
  holder.tags = event.tags;
  holder.version += 1;
}

function withAccess(fold: Fold, event: EventOf<'service-accessed'>): void {
  const holder = event.by.kind === 'user' ? userOf(fold, event.by.name) : roleOf(fold, event.by.name);
  holder.access.push(resolveUsage(fold, event.usage, event.by.kind, event.by.name));
}

export const identityHandlers: Handlers<IdentityEventType> = {
  'user-created': createUser,
  'user-deleted': (fold, event) => {
    fold.state.users.delete(userOf(fold, event.name).name);
  },
  'group-created': (fold, event) => {
    fold.state.groups.set(event.name, newIdentity(fold, 'group', event));
  },
  'group-deleted': deleteGroup,
  'group-member-added': (fold, event) => setMembership(fold, event, true),
  'group-member-removed': (fold, event) => setMembership(fold, event, false),
  'role-created': createRole,
  'role-changed': (fold, event) => {
    const role = roleOf(fold, event.name);
    if (event.description !== undefined) role.description = event.description;
    role.maxSessionSeconds = event.maxSessionSeconds ?? role.maxSessionSeconds;
    role.version += 1;
  },
  'role-deleted': (fold, event) => {
    fold.state.roles.delete(roleOf(fold, event.name).name);
  },
  'trust-changed': (fold, event) => {
    const role = roleOf(fold, event.role);
    role.trust = policyText(event.trust);
    role.version += 1;
  },
  'policy-attached': attach,
  'policy-detached': detach,
  'inline-policy-put': (fold, event) => {
    const identity = identityOf(fold, event.to);
    identity.inline.set(event.name, policyText(event.document));
    identity.version += 1;
  },
  'inline-policy-deleted': (fold, event) => {
    const identity = identityOf(fold, event.to);
    identity.inline.delete(event.name);
    identity.version += 1;
  },
  'boundary-set': withBoundary,
  'tags-set': withTags,
  'role-used': (fold, event) => {
    roleOf(fold, event.role).uses.push(resolveUsage(fold, event.usage, 'role', event.role));
  },
  'service-accessed': withAccess,
};

type PolicyEventType =
  | 'policy-created'
  | 'policy-version-added'
  | 'policy-default-set'
  | 'policy-version-deleted'
  | 'policy-deleted';

function createPolicy(fold: Fold, event: EventOf<'policy-created'>): void {
  const path = event.path ?? '/';
  const arn = iamArn(fold, `policy${path}${event.name}`);
  fold.state.policies.set(arn, {
    name: event.name,
    path,
    id: event.id ?? uniqueId('ANPA', fold.seed, fold.state.id, event.name, fold.at),
    arn,
    createdAt: fold.at,
    updatedAt: fold.at,
    defaultVersion: 'v1',
    versions: [{ id: 'v1', document: policyText(event.document), createdAt: fold.at }],
    nextVersion: 2,
    tags: event.tags ?? {},
    version: 1,
  });
}

export const policyHandlers: Handlers<PolicyEventType> = {
  'policy-created': createPolicy,
  'policy-version-added': (fold, event) => {
    const policy = localPolicy(fold, event.name);
    if (policy.versions.length >= 5) need(undefined, `room for a sixth version of ${event.name}`, fold);
    const id = `v${policy.nextVersion}`;
    policy.versions.push({ id, document: policyText(event.document), createdAt: fold.at });
    policy.nextVersion += 1;
    policy.updatedAt = fold.at;
    if (event.setDefault) policy.defaultVersion = id;
    policy.version += 1;
  },
  'policy-default-set': (fold, event) => {
    const policy = localPolicy(fold, event.name);
    const version = policy.versions.find((one) => one.id === event.version);
    policy.defaultVersion = need(version, `version ${event.version} of ${event.name}`, fold).id;
    policy.updatedAt = fold.at;
    policy.version += 1;
  },
  'policy-version-deleted': (fold, event) => {
    const policy = localPolicy(fold, event.name);
    policy.versions = policy.versions.filter((one) => one.id !== event.version);
    policy.updatedAt = fold.at;
    policy.version += 1;
  },
  'policy-deleted': (fold, event) => {
    fold.state.policies.delete(localPolicy(fold, event.name).arn);
  },
};
