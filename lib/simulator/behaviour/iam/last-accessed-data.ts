import { SERVICES } from '../../world/services';
import type { AccountWorldState, Instant, ResolvedUsage, RoleState, UserState } from '../../world/types';
import { lastUse } from '../../world/usage';
import { identityPolicies, managedPolicyText } from '../policy/identity-policies';
import { grantedActions, grantedServices } from '../policy/granted-services';
import { parsePolicy } from '../policy/parse-policy';
import type { ParsedPolicy } from '../policy/parse-policy';

/** What a last-accessed job is about: the policies that grant, and the identities whose use counts. */
export interface AdvisorSubject {
  policies: ParsedPolicy[];
  identities: (UserState | RoleState)[];
}

export interface Access {
  time: Instant;
  arn: string;
  region: string;
}

export interface ServiceAccess {
  namespace: string;
  name: string;
  /** Last attempt by any of the identities in the tracking period. */
  last?: Access;
  entities: number;
}

const TRACKING = 400 * 86_400_000;

function usagesOf(identity: UserState | RoleState): readonly ResolvedUsage[] {
  return 'keys' in identity
    ? [...identity.access, ...identity.keys.flatMap((key) => key.uses)]
    : [...identity.access, ...identity.uses];
}

function usersWith(account: AccountWorldState, attached: (holder: { attached: string[] }) => boolean) {
  const groups = new Set([...account.groups.values()].filter(attached).map((group) => group.name));
  return [...account.users.values()].filter(
    (user) => attached(user) || user.groups.some((name) => groups.has(name)),
  );
}

function policySubject(account: AccountWorldState, arn: string): AdvisorSubject | undefined {
  const text = managedPolicyText(account, arn);
  if (text === undefined) return undefined;
  const attached = (holder: { attached: string[] }) => holder.attached.includes(arn);
  return {
    policies: [parsePolicy(text)],
    identities: [...usersWith(account, attached), ...[...account.roles.values()].filter(attached)],
  };
}

/** The user, role, group or managed policy with this ARN; undefined when the account has none. */
export function findAdvisorSubject(account: AccountWorldState, arn: string): AdvisorSubject | undefined {
  const [kind = ''] = (arn.split(':')[5] ?? '').split('/');
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  if (kind === 'policy') return policySubject(account, arn);
  const lists = { user: account.users, role: account.roles };
  const identity = kind === 'user' || kind === 'role' ? lists[kind].get(name) : undefined;
  if (identity?.arn === arn) {
    return { policies: identityPolicies(account, identity), identities: [identity] };
  }
  const group = kind === 'group' ? account.groups.get(name) : undefined;
  if (group?.arn !== arn) return undefined;
  return {
    policies: identityPolicies(account, group),
    identities: [...account.users.values()].filter((user) => user.groups.includes(name)),
  };
}

function latest(
  identity: UserState | RoleState,
  wanted: (usage: ResolvedUsage) => boolean,
  now: Instant,
): Access | undefined {
  let best: Access | undefined;
  for (const usage of usagesOf(identity)) {
    if (!wanted(usage)) continue;
    const time = lastUse(usage, now);
    if (time === undefined || now - time > TRACKING || (best && best.time >= time)) continue;
    best = { time, arn: identity.arn, region: usage.region ?? 'us-east-1' };
  }
  return best;
}

function newest(accesses: (Access | undefined)[]): Access | undefined {
  let best: Access | undefined;
  for (const access of accesses) if (access && (!best || access.time > best.time)) best = access;
  return best;
}

/** Every service that the subject's policies allow, in order, with its last use; never-used ones too. */
export function listServiceAccess(subject: AdvisorSubject, now: Instant): ServiceAccess[] {
  const used = new Set(
    subject.identities.flatMap((identity) => usagesOf(identity).map((usage) => usage.service)),
  );
  return grantedServices(subject.policies).map((namespace) => {
    const name = SERVICES.get(namespace) ?? namespace;
    if (!used.has(namespace)) return { namespace, name, entities: 0 };
    const accesses = subject.identities.map((identity) =>
      latest(identity, (usage) => usage.service === namespace, now),
    );
    const entities = accesses.filter((access) => access !== undefined).length;
    return { namespace, name, last: newest(accesses), entities };
  });
}

/** Tracked actions of a service that the subject's policies allow, with their last use. */
export function listActionAccess(
  subject: AdvisorSubject,
  { namespace, entities }: ServiceAccess,
  now: Instant,
): { action: string; last?: Access }[] {
  return grantedActions(subject.policies, namespace).map((action) => {
    if (entities === 0) return { action };
    const uses = (usage: ResolvedUsage) => usage.service === namespace && usage.actions.includes(action);
    return { action, last: newest(subject.identities.map((identity) => latest(identity, uses, now))) };
  });
}
