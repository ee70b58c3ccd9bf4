import { summarizeShares } from '@/lib/iam/unused/summarize-shares';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { valueOf } from '@/lib/snapshot/reading';
import { accountFacts } from './facts/account-facts';
import type { Analysis } from './analysis';
import {
  countActiveCertificates,
  countKeys,
  countPasswords,
  countUsersWithUnusedCredential,
} from './credential-counts';
import { nameLists } from './name-lists';
import { rootFacts } from './facts/root-facts';
import type { Count, PostureSummary, Severity } from './types';
import { unknownFacts } from './unknown-facts';

/**
 * The numbers of one account at one snapshot (design.md, `report summary`; decisions 5 and 6). Ages are whole days at
 * `takenAt`, "over N" is more than N. A number whose data was not read is null, with a line in `unknown`.
 * `findings` counts the fails of the evaluation by severity.
 */
export function summarize(
  snapshot: AccountSnapshot,
  analysis: Analysis,
  findings: Record<Severity, number>,
): PostureSummary {
  return {
    users: countOf(accountFacts(snapshot).users),
    ...countPasswords(snapshot),
    ...countKeys(snapshot),
    usersWithUnusedCredential: countUsersWithUnusedCredential(snapshot),
    activeCertificates: countActiveCertificates(snapshot),
    root: rootNumbers(snapshot),
    ...countIdentities(snapshot, analysis),
    ...countGrants(snapshot, analysis),
    unusedShare:
      snapshot.lastAccessed.state === 'read' && analysis.shares.size > 0
        ? summarizeShares([...analysis.shares.values()])
        : null,
    mfaDevicesByKind: countDevices(snapshot),
    score: null,
    scoreKnown: null,
    scoreCountingExceptions: null,
    findings,
    unknown: unknownFacts(snapshot, analysis),
  };
}

type IdentityNumbers = Pick<
  PostureSummary,
  | 'groups'
  | 'roles'
  | 'customerPolicies'
  | 'adminUserCount'
  | 'adminRoleCount'
  | 'publicTrustCount'
  | 'externalTrustCount'
>;

function countIdentities(snapshot: AccountSnapshot, analysis: Analysis): IdentityNumbers {
  const customerPolicies = valueOf(snapshot.policies)?.filter((policy) => !policy.awsManaged);
  const names = nameLists(snapshot, analysis);
  return {
    groups: countOf(valueOf(snapshot.groups)),
    roles: countOf(valueOf(snapshot.roles)),
    customerPolicies: countOf(customerPolicies),
    adminUserCount: countOf(names.adminUsers),
    adminRoleCount: countOf(names.adminRoles),
    publicTrustCount: countOf(names.rolesWithPublicTrust),
    externalTrustCount: countOf(names.rolesWithExternalTrust),
  };
}

function countOf(list: readonly unknown[] | null | undefined): Count {
  return list?.length ?? null;
}

function rootNumbers(snapshot: AccountSnapshot): PostureSummary['root'] {
  const { mfaActive, activeKeys, hasPassword, passwordLastUsed } = rootFacts(snapshot);
  return { mfaActive, activeKeys, passwordEnabled: hasPassword, passwordLastUsed };
}

type GrantNumbers = Pick<
  PostureSummary,
  'servicesGranted' | 'servicesUnused' | 'identitiesHalfUnused' | 'identitiesJudged'
>;

/** An identity is judged when last-accessed data names at least one service that it was granted. */
function countGrants(snapshot: AccountSnapshot, analysis: Analysis): GrantNumbers {
  if (snapshot.lastAccessed.state !== 'read') {
    return {
      servicesGranted: null,
      servicesUnused: null,
      identitiesHalfUnused: null,
      identitiesJudged: null,
    };
  }
  const numbers = { servicesGranted: 0, servicesUnused: 0, identitiesHalfUnused: 0, identitiesJudged: 0 };
  for (const grants of analysis.grants.values()) {
    const services = grants.filter((grant) => grant.action === null);
    if (services.length === 0) continue;
    const unused = services.filter((grant) => grant.use === 'unused').length;
    numbers.servicesGranted += services.length;
    numbers.servicesUnused += unused;
    numbers.identitiesJudged += 1;
    if (unused * 2 >= services.length) numbers.identitiesHalfUnused += 1;
  }
  return numbers;
}

function countDevices(snapshot: AccountSnapshot): Record<string, number> | null {
  if (snapshot.mfaDevices.state !== 'read') return null;
  const counts: Record<string, number> = {};
  for (const device of snapshot.mfaDevices.value) {
    if (device.userName !== null) counts[device.kind] = (counts[device.kind] ?? 0) + 1;
  }
  return counts;
}
