import type { AccountEventBody, IdentityReference, PolicyReference, PolicySource } from '../events';
import { awsManagedPolicyArn } from '../aws-managed-policies';
import { keyedNumber } from '../ids';
import type {
  AccountWorldState,
  GroupState,
  Instant,
  ResolvedUsage,
  RoleState,
  Usage,
  UserState,
} from '../types';

/** What a handler gets: the state it changes, the time of the event and the key of generated ids. */
export interface Fold {
  state: AccountWorldState;
  at: Instant;
  seed: string;
}

export type EventOf<T extends AccountEventBody['type']> = Extract<AccountEventBody, { type: T }>;

export type Handlers<T extends AccountEventBody['type']> = {
  [K in T]: (fold: Fold, event: EventOf<K>) => void;
};

/** The value, or an error that tells the author of the world which event names something absent. */
export function need<T>(value: T | undefined, what: string, fold: Fold): T {
  if (value === undefined) {
    throw new Error(
      `world: ${what} does not exist in account ${fold.state.id} at ${new Date(fold.at).toISOString()}`,
    );
  }
  return value;
}

export function policyText(source: PolicySource): string {
  return typeof source === 'string' ? source : JSON.stringify(source);
}

export function policyArn(fold: Fold, reference: PolicyReference): string {
  if (reference.startsWith('aws/')) return awsManagedPolicyArn(fold.state.partition, reference.slice(4));
  if (!reference.startsWith('local/')) return reference;
  return localPolicy(fold, reference.slice(6)).arn;
}

export function localPolicy(fold: Fold, name: string) {
  const policy = [...fold.state.policies.values()].find((one) => one.name === name);
  return need(policy, `policy ${name}`, fold);
}

export function identityOf(fold: Fold, reference: IdentityReference): UserState | GroupState | RoleState {
  const { users, groups, roles } = fold.state;
  const lists = { user: users, group: groups, role: roles };
  return need(lists[reference.kind].get(reference.name), `${reference.kind} ${reference.name}`, fold);
}

export function userOf(fold: Fold, name: string): UserState {
  return need(fold.state.users.get(name), `user ${name}`, fold);
}

export function roleOf(fold: Fold, name: string): RoleState {
  return need(fold.state.roles.get(name), `role ${name}`, fold);
}

/** ARN of something of IAM in the account: `iamArn(fold, 'user/alice')`. */
export function iamArn(fold: Fold, resource: string): string {
  return `arn:${fold.state.partition}:iam::${fold.state.id}:${resource}`;
}

export function resolveUsage(fold: Fold, usage: Usage, ...salt: string[]): ResolvedUsage {
  return {
    from: usage.from ?? fold.at,
    until: usage.until ?? Number.POSITIVE_INFINITY,
    everyDays: Math.max(1, usage.everyDays ?? 1),
    weekdaysOnly: usage.weekdaysOnly ?? false,
    hour: usage.hour ?? 8,
    spanHours: usage.spanHours ?? 10,
    region: usage.region,
    service: usage.service,
    actions: usage.actions ?? [],
    salt: keyedNumber(fold.seed, fold.state.id, fold.at, usage.service ?? '', ...salt),
  };
}
