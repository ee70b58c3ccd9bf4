import { WorldTimelines } from '../world/timelines';
import type { AccountInfo, AccountWorldState, CredentialHolder, Instant } from '../world/types';
import { latestUse, roundDown } from '../world/usage';
import type { StoryLabel, StoryOutage } from './account-book';
import type { StoryWorld } from './story-world';

export interface TruthIdentity {
  name: string;
  arn: string;
}

/** What is really so in one account: the numbers of `report summary`, from the world alone. Score and findings are left to the checks. */
export interface AccountTruth {
  accountId: string;
  name: string;
  users: number;
  consoleUsers: number;
  mfaUsers: number;
  consoleUsersWithMfa: number;
  mfaCoveragePercent: number | null;
  activeKeys: number;
  inactiveKeys: number;
  usersWithTwoActiveKeys: number;
  keysOlderThan: Record<'90' | '180' | '365', number>;
  keysUnusedMoreThan: Record<'45' | '90', number>;
  keysNeverUsed: number;
  passwordsUnusedMoreThan: Record<'45' | '90', number>;
  passwordsNeverUsed: number;
  usersWithUnusedCredential: number;
  activeCertificates: number;
  root: {
    mfaActive: boolean;
    activeKeys: number;
    passwordEnabled: boolean;
    /** ISO 8601, in AWS's five-minute grain. */
    passwordLastUsed: string | null;
  };
  groups: number;
  roles: number;
  customerPolicies: number;
  adminUsers: TruthIdentity[];
  adminRoles: TruthIdentity[];
  rolesWithPublicTrust: TruthIdentity[];
  rolesWithExternalTrust: TruthIdentity[];
  /** Members of this object whose source the collector may not read then; a summary shows null there. */
  unreadable: string[];
  /** False while no scan of the account can succeed. */
  reachable: boolean;
}

const DAY = 86_400_000;

/** What stands in the credential report alone. */
export const reportFields = [
  'consoleUsers',
  'mfaUsers',
  'consoleUsersWithMfa',
  'mfaCoveragePercent',
  'activeKeys',
  'inactiveKeys',
  'usersWithTwoActiveKeys',
  'keysOlderThan',
  'keysUnusedMoreThan',
  'keysNeverUsed',
  'passwordsUnusedMoreThan',
  'passwordsNeverUsed',
  'usersWithUnusedCredential',
  'activeCertificates',
  'root.passwordLastUsed',
] as const;

interface DatedUse {
  ageDays: number;
  idleDays: number;
  used: boolean;
}

const wholeDays = (from: Instant, at: Instant) => Math.max(0, Math.floor((at - from) / DAY));
const countWhere = <T>(list: readonly T[], test: (one: T) => boolean) => list.filter(test).length;

/** Active keys with age and idle time; IAM keeps the first use in each quarter of an hour. */
function keyUses(holder: CredentialHolder, at: Instant): DatedUse[] {
  return holder.keys
    .filter((key) => key.active)
    .map((key) => {
      const last = latestUse(key.uses, at);
      const since = last ? roundDown(last.time, 15) : key.createdAt;
      return {
        ageDays: wholeDays(key.createdAt, at),
        idleDays: wholeDays(since, at),
        used: last !== undefined,
      };
    });
}

/** The password; without a use it counts from its last change. IAM keeps the first use in each five minutes. */
function passwordUse(holder: CredentialHolder, at: Instant): DatedUse | undefined {
  if (!holder.password) return undefined;
  const last = latestUse(holder.password.uses, at);
  const since = last ? roundDown(last.time, 5) : holder.password.changedAt;
  return {
    ageDays: wholeDays(holder.password.createdAt, at),
    idleDays: wholeDays(since, at),
    used: last !== undefined,
  };
}

function rootTruth(state: AccountWorldState, at: Instant): AccountTruth['root'] {
  const { root } = state;
  const last = root.password && latestUse(root.password.uses, at);
  return {
    mfaActive: root.mfa.length > 0,
    activeKeys: countWhere(root.keys, (key) => key.active),
    passwordEnabled: root.password !== undefined,
    passwordLastUsed: last ? new Date(roundDown(last.time, 5)).toISOString() : null,
  };
}

function credentialTruth(state: AccountWorldState, at: Instant) {
  const people = [...state.users.values()].map((user) => ({
    mfa: user.mfa.length > 0,
    password: passwordUse(user, at),
    keys: keyUses(user, at),
    inactive: countWhere(user.keys, (key) => !key.active),
    certificates: countWhere(user.certificates, (certificate) => certificate.active),
  }));
  const keys = people.flatMap((user) => user.keys);
  const passwords = people.flatMap((user) => user.password ?? []);
  const withPassword = people.filter((user) => user.password);
  const consoleUsersWithMfa = countWhere(withPassword, (user) => user.mfa);
  const share = (100 * consoleUsersWithMfa) / withPassword.length;
  const idleMoreThan = (list: readonly DatedUse[], days: number) =>
    countWhere(list, (one) => one.idleDays > days);
  const olderThan = (days: number) => countWhere(keys, (key) => key.ageDays > days);
  return {
    users: people.length,
    consoleUsers: withPassword.length,
    mfaUsers: countWhere(people, (user) => user.mfa),
    consoleUsersWithMfa,
    mfaCoveragePercent: withPassword.length === 0 ? null : Math.round(share * 100) / 100,
    activeKeys: keys.length,
    inactiveKeys: people.reduce((sum, user) => sum + user.inactive, 0),
    usersWithTwoActiveKeys: countWhere(people, (user) => user.keys.length > 1),
    keysOlderThan: { 90: olderThan(90), 180: olderThan(180), 365: olderThan(365) },
    keysUnusedMoreThan: { 45: idleMoreThan(keys, 45), 90: idleMoreThan(keys, 90) },
    keysNeverUsed: countWhere(keys, (key) => !key.used),
    passwordsUnusedMoreThan: { 45: idleMoreThan(passwords, 45), 90: idleMoreThan(passwords, 90) },
    passwordsNeverUsed: countWhere(passwords, (password) => !password.used),
    usersWithUnusedCredential: countWhere(
      people,
      (user) => idleMoreThan([...user.keys, ...(user.password ? [user.password] : [])], 90) > 0,
    ),
    activeCertificates: people.reduce((sum, user) => sum + user.certificates, 0),
  };
}

function labelled(world: StoryWorld, state: AccountWorldState, kind: StoryLabel['kind']): TruthIdentity[] {
  const identities = kind === 'admin-user' ? state.users : state.roles;
  return world.labels
    .filter((label) => label.account === state.id && label.kind === kind)
    .filter((label) => label.from <= state.at && (label.until === undefined || state.at < label.until))
    .flatMap(({ name }) => {
      const identity = identities.get(name);
      return identity ? [{ name, arn: identity.arn }] : [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isOut(world: StoryWorld, state: AccountWorldState, kind: StoryOutage['kind']): boolean {
  return world.outages.some(
    (outage) =>
      outage.account === state.id &&
      outage.kind === kind &&
      outage.from <= state.at &&
      (outage.until === undefined || state.at < outage.until),
  );
}

function accountTruth(world: StoryWorld, info: AccountInfo, state: AccountWorldState): AccountTruth {
  const { at } = state;
  return {
    accountId: info.id,
    name: info.name,
    ...credentialTruth(state, at),
    root: rootTruth(state, at),
    groups: state.groups.size,
    roles: state.roles.size,
    customerPolicies: state.policies.size,
    adminUsers: labelled(world, state, 'admin-user'),
    adminRoles: labelled(world, state, 'admin-role'),
    rolesWithPublicTrust: labelled(world, state, 'public-trust'),
    rolesWithExternalTrust: labelled(world, state, 'external-trust'),
    unreadable: isOut(world, state, 'credential-report') ? [...reportFields] : [],
    reachable: !isOut(world, state, 'link'),
  };
}

/**
 * What is so in the world at an instant, for each account that exists then. Ages are whole days, "over N" is strict.
 * Ask for the instant of a snapshot; credential-report numbers agree when the report was made at that instant, so not
 * within four hours of an earlier report.
 */
export function truth(world: StoryWorld, at: Date | Instant): { accounts: AccountTruth[] } {
  const instant = typeof at === 'number' ? at : at.getTime();
  const timelines = timelinesOf(world);
  return {
    accounts: world.accounts.flatMap((info) => {
      const state = timelines.account(info.id, instant);
      return state ? [accountTruth(world, info, state)] : [];
    }),
  };
}

const known = new WeakMap<StoryWorld, WorldTimelines>();

/** One set of timelines per world, so that asking for times in order folds every event once. */
function timelinesOf(world: StoryWorld): WorldTimelines {
  const timelines = known.get(world) ?? new WorldTimelines(world);
  known.set(world, timelines);
  return timelines;
}
