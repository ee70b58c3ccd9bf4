import type { ActionLevels } from '@/lib/iam/actions/action-levels';
import { nameInArn } from '@/lib/iam/arn';
import type { AdministratorVerdict, Grant, IdentityPolicies } from '@/lib/iam/types';
import { type GrantedRights, grantedRights } from '@/lib/iam/unused/granted-rights';
import type { ShareStatus } from '@/lib/iam/unused/summarize-shares';
import { unusedShare, type UnusedShare } from '@/lib/iam/unused/unused-share';
import type { AccountSnapshot, Role } from '@/lib/snapshot/account-snapshot';
import { type Instant, valueOf } from '@/lib/snapshot/reading';
import { latest, wholeDays } from './days';
import { accountFacts, passwordLastUsed } from './facts/account-facts';
import { isReservedForSso, isServiceLinked } from './facts/policy-statements';
import { rememberBySetting } from './facts/remember-by';
import { roleIdleness } from './facts/role-activity';
import { matchingPattern } from './facts/user-details';
import type { IdentityShare } from './identity-share';
import { createMemo } from './intern';
import type { Thresholds } from './settings/parameters';
import type { EvaluationContext } from './types';

/** An identity with the text that stands for all of its policies. */
export interface KeyedIdentity {
  identity: IdentityPolicies;
  key: string;
}

export interface SharesInput {
  snapshot: AccountSnapshot;
  context: EvaluationContext;
  thresholds: Thresholds;
  /** Identities whose policies were read. */
  identities: readonly KeyedIdentity[];
  administrators: ReadonlyMap<string, AdministratorVerdict>;
  grants: ReadonlyMap<string, readonly Grant[]>;
}

const rightsMemo = createMemo<GrantedRights>(20_000);
/** AWS answers nothing for whoever is granted nothing, and where it was not asked. */
const nothingReported: readonly Grant[] = [];
const sharesByGrants = new WeakMap<readonly Grant[], { rights: GrantedRights; share: UnusedShare }>();

/** The share of unused rights of every user and role, by ARN; empty where the catalogue of actions is not at hand. */
export function judgeShares(input: SharesInput): Map<string, IdentityShare> {
  const { context, identities, grants } = input;
  const { actions } = context;
  if (!actions) return new Map();
  const principals = new Map(listPrincipals(input.snapshot).map((principal) => [principal.arn, principal]));
  const shares = new Map<string, IdentityShare>();
  for (const { identity, key } of identities) {
    const principal = principals.get(identity.arn);
    if (!principal) continue;
    const reported = grants.get(identity.arn);
    const rights = rightsMemo(key, () => grantedRights(identity, actions));
    const share = rememberShare(rights, reported ?? nothingReported, actions);
    const tier = input.administrators.get(identity.arn)?.tier;
    const status = statusOf(principal, { input, share, reported });
    shares.set(identity.arn, {
      status,
      share: status === 'unread' ? null : share,
      isAdministrator: tier === 'full' || tier === 'equivalent',
    });
  }
  for (const arn of principals.keys()) {
    if (!shares.has(arn)) shares.set(arn, { status: 'unread', share: null, isAdministrator: false });
  }
  return shares;
}

/** The same list of grants with the same rights gives the same share again: most of a history does not move. */
function rememberShare(rights: GrantedRights, grants: readonly Grant[], actions: ActionLevels): UnusedShare {
  const known = sharesByGrants.get(grants);
  if (known?.rights === rights) return known.share;
  const share = unusedShare(rights, grants, actions);
  sharesByGrants.set(grants, { rights, share });
  return share;
}

interface Principal {
  arn: string;
  createdAt: Instant;
  role: Role | null;
  /** Null: never, or not within what AWS tracks. Undefined: not read. */
  lastActiveAt: Instant | null | undefined;
}

function listPrincipals(snapshot: AccountSnapshot): Principal[] {
  const users = (accountFacts(snapshot).users ?? []).map(({ arn, createdAt, row, keys }): Principal => ({
    arn,
    createdAt,
    role: null,
    lastActiveAt: row ? latest(passwordLastUsed(row), ...keys.map(({ lastUsed }) => lastUsed)) : undefined,
  }));
  const roles = (valueOf(snapshot.roles) ?? []).map((role): Principal => ({
    arn: role.arn,
    createdAt: role.createdAt,
    role,
    lastActiveAt: roleIdleness(role, snapshot)?.lastUsed,
  }));
  return [...users, ...roles];
}

interface StatusOf {
  input: SharesInput;
  share: UnusedShare;
  reported: readonly Grant[] | undefined;
}

function statusOf(principal: Principal, { input, share, reported }: StatusOf): ShareStatus {
  const { snapshot, thresholds } = input;
  const apart = statusApart(principal, input);
  if (apart !== null) return apart;
  if (share.pairs.length === 0) return 'nothing-granted';
  if (!reported) return 'unread';
  if (wholeDays(principal.createdAt, snapshot.takenAt) < thresholds.unusedServiceDays) return 'too-young';
  return isIdle(principal, reported, input) ? 'unused-principal' : 'scored';
}

/** Why a principal is not scored whatever it uses; null when nothing of the kind holds. */
function statusApart(
  { arn, role }: Principal,
  { snapshot, context, thresholds }: SharesInput,
): ShareStatus | null {
  const account = context.organization?.accounts.find(({ id }) => id === snapshot.accountId);
  if (account && ['SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'].includes(account.state)) return 'suspended';
  if (role && isServiceLinked(role)) return 'service-linked';
  if (role && isReservedForSso(role)) return 'permission-set';
  return isForEmergency(thresholds.roleUnusedExemptPatterns, arn) ? 'emergency' : null;
}

/** Idle by its own last use, and by what AWS reports of its services too. */
function isIdle(
  { lastActiveAt, createdAt }: Principal,
  reported: readonly Grant[],
  { snapshot, thresholds }: SharesInput,
): boolean {
  if (lastActiveAt === undefined || reported.some(({ use }) => use === 'used')) return false;
  return wholeDays(lastActiveAt ?? createdAt, snapshot.takenAt) > thresholds.unusedServiceDays;
}

/** By the patterns of identities that may lie idle, since they wait for an emergency. */
const isForEmergency = rememberBySetting(
  (patterns: readonly string[], arn: string) =>
    matchingPattern({ name: nameInArn(arn), arn }, patterns) !== null,
);
