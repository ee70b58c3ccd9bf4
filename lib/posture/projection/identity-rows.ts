import type { Role, User } from '@/lib/snapshot/account-snapshot';
import type { Tag } from '@/lib/snapshot/tag';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { TrustVerdict } from '@/lib/iam/types';
import { valueOf } from '@/lib/snapshot/reading';
import { rootUserName } from '@/lib/snapshot/read-report-row';
import { accountFacts, type UserFacts } from '../facts/account-facts';
import type { Analysis } from '../analysis';
import { rootFacts } from '../facts/root-facts';
import type { IdentityKind, IdentityStateRow, ProjectedTable } from './types';

/** What each identity is. A field whose data was not read is undefined. */
export function identityStates(
  snapshot: AccountSnapshot,
  analysis: Analysis,
): ProjectedTable<IdentityStateRow> {
  const kinds = mfaKindsByUser(snapshot);
  const users = new Map(valueOf(snapshot.users)?.map((user) => [user.arn, user]));
  const facts = accountFacts(snapshot);
  const userRows = (facts.users ?? []).map((user) => ({
    ...userConfiguration(user, users.get(user.arn)),
    ...userCredentials(user, facts.keySource !== null),
    mfaKinds: kinds && (kinds.get(user.name) ?? []),
    ...administratorOf(user.arn, analysis),
  }));
  const groupRows = (valueOf(snapshot.groups) ?? []).map((group) => ({
    ...configurationOf(group, 'group'),
    ...administratorOf(group.arn, analysis),
  }));
  const roleRows = (valueOf(snapshot.roles) ?? []).map((role) => roleRow(role, analysis));
  return {
    rows: [rootRow(snapshot, kinds), ...userRows, ...groupRows, ...roleRows],
    complete: completeIdentityKinds(snapshot),
  };
}

/**
 * Kinds of identity whose list is whole. The report lists all users too, but may be four hours old: it closes rows
 * only where users are not collected at all, and every line was understood.
 */
export function completeIdentityKinds(snapshot: AccountSnapshot): IdentityKind[] {
  const { users, credentialReport: report } = snapshot;
  const byReport = users.state === 'skipped' && report.state === 'read' && report.value.problems.length === 0;
  const complete: IdentityKind[] = ['root'];
  if (users.state === 'read' || byReport) complete.push('user');
  if (snapshot.groups.state === 'read') complete.push('group');
  if (snapshot.roles.state === 'read') complete.push('role');
  return complete;
}

/** The owner by tag `owner`, `Owner` or `team`, in this order. */
export function ownerOf(tags: readonly Tag[]): string | null {
  for (const key of ['owner', 'Owner', 'team']) {
    const value = tags.find((tag) => tag.key === key)?.value.trim();
    if (value) return value;
  }
  return null;
}

interface Configured {
  arn: string;
  name: string;
  path: string;
  id: string;
  createdAt: string;
  attachedPolicies: { name: string; arn: string }[];
  inlinePolicies: { name: string; document: string }[];
}

function configurationOf(identity: Configured, kind: IdentityKind): IdentityStateRow {
  const { arn, name, path, id, createdAt, attachedPolicies, inlinePolicies } = identity;
  const serviceLinked = kind === 'role' && path.startsWith('/aws-service-role/');
  return { arn, kind, name, path, uniqueId: id, createdAt, attachedPolicies, inlinePolicies, serviceLinked };
}

function userConfiguration(facts: UserFacts, user: User | undefined): IdentityStateRow {
  if (!user) {
    const path = /:user(\/(?:.*\/)?)[^/]+$/.exec(facts.arn)?.[1] ?? '/';
    const { arn, name, createdAt } = facts;
    return { arn, kind: 'user', name, path, createdAt, serviceLinked: false };
  }
  const { tags, groups, permissionsBoundary } = user;
  return { ...configurationOf(user, 'user'), tags, groups, permissionsBoundary, owner: ownerOf(tags) };
}

function userCredentials(user: UserFacts, keysRead: boolean): Partial<IdentityStateRow> {
  const keys = keysRead
    ? { keys: user.keys.length, activeKeys: user.keys.filter((key) => key.status === 'Active').length }
    : {};
  if (!user.row) return keys;
  const { passwordEnabled, passwordLastChanged } = user.row;
  return { ...keys, passwordEnabled, passwordLastChanged, mfaActive: user.mfaActive };
}

function roleRow(role: Role, analysis: Analysis): IdentityStateRow {
  const { tags, permissionsBoundary, description, maxSessionDuration, trustPolicy } = role;
  return {
    ...configurationOf(role, 'role'),
    tags,
    permissionsBoundary,
    description,
    maxSessionDuration,
    trustDocument: trustPolicy,
    owner: ownerOf(tags),
    ...administratorOf(role.arn, analysis),
    ...trustOf(analysis.trust.get(role.arn)),
  };
}

function rootRow(snapshot: AccountSnapshot, kinds: Map<string, string[]> | undefined): IdentityStateRow {
  const facts = rootFacts(snapshot);
  const row = accountFacts(snapshot).rootRow;
  const known = <T>(value: T | null): T | undefined => value ?? undefined;
  return {
    arn: facts.arn,
    kind: 'root',
    name: rootUserName,
    path: '/',
    createdAt: row?.createdAt,
    serviceLinked: false,
    passwordEnabled: known(facts.hasPassword),
    passwordLastChanged: row ? row.passwordLastChanged : undefined,
    mfaActive: known(facts.mfaActive),
    mfaKinds: kinds && (kinds.get(rootUserName) ?? []),
    keys: known(facts.storedKeys),
    activeKeys: known(facts.activeKeys),
    administrator: 'full',
    administratorReason: 'The root user may do everything in its account.',
  };
}

function administratorOf(arn: string, analysis: Analysis): Partial<IdentityStateRow> {
  const verdict = analysis.administrators.get(arn);
  return verdict ? { administrator: verdict.tier, administratorReason: verdict.reason } : {};
}

function trustOf(verdict: TrustVerdict | undefined): Partial<IdentityStateRow> {
  if (!verdict) return {};
  if (verdict.problem !== null) return { publicTrust: null, externalTrust: null };
  return { publicTrust: verdict.public, externalTrust: verdict.external };
}

function mfaKindsByUser(snapshot: AccountSnapshot): Map<string, string[]> | undefined {
  if (snapshot.mfaDevices.state !== 'read') return undefined;
  const byUser = Map.groupBy(snapshot.mfaDevices.value, (device) => device.userName ?? '');
  return new Map(
    [...byUser].map(([user, devices]) => [user, [...new Set(devices.map((device) => device.kind))].sort()]),
  );
}
