import type { Group, LastAccessed, ManagedPolicy, Role, User } from '@/lib/snapshot/account-snapshot';
import type { CredentialReportRow } from '@/lib/snapshot/credential-report';
import { hash } from '@/lib/snapshot/hash';
import type { Instant } from '@/lib/snapshot/reading';
import { dayMs, elapsed } from '../instant';
import { spread } from '../rotation';
import { readSoFar, type StageContext } from './stage-context';

/** A user or role to ask Access Advisor about. The fingerprint is `<policies>.<day of last use>`. */
export interface AdvisedIdentity {
  arn: string;
  fingerprint: string;
}

type Policies = ReadonlyMap<string, ManagedPolicy>;

/** What the identity's policies are: names of managed ones with the document in force, and inline documents. */
function policyParts(identity: User | Role | Group, managed: Policies): string[] {
  const attached = identity.attachedPolicies.map(({ arn }) => {
    const inForce = managed.get(arn)?.versions.find((version) => version.isDefault);
    return `${arn}@${inForce?.document ?? ''}`;
  });
  return [...attached, ...identity.inlinePolicies.map((policy) => policy.document)];
}

function dayOf(instant: Instant | null): string {
  return instant?.slice(0, 10) ?? '-';
}

function newest(instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce<Instant | null>((last, one) => (one && (!last || one > last) ? one : last), null);
}

function lastUseOfUser(row: CredentialReportRow | undefined): Instant | null {
  if (!row) return null;
  const password = typeof row.passwordLastUsed === 'object' ? row.passwordLastUsed.at : null;
  return newest([password, ...row.keys.map((key) => key.lastUsed)]);
}

function toAdvised(arn: string, parts: readonly string[], lastUse: Instant | null): AdvisedIdentity[] {
  if (parts.length === 0) return [];
  const policies = hash([...parts].sort().join('\n')).slice(0, 24);
  return [{ arn, fingerprint: `${policies}.${dayOf(lastUse)}` }];
}

/**
 * The identities that Access Advisor can say something about: not service-linked roles, where nothing can be changed, and
 * nobody without policies. Null when users or roles were not read.
 */
export function advisedIdentities(context: StageContext): AdvisedIdentity[] | null {
  const users = readSoFar(context, 'users');
  const roles = readSoFar(context, 'roles');
  if (!users || !roles) return null;
  const groups = new Map((readSoFar(context, 'groups') ?? []).map((group) => [group.name, group]));
  const managed: Policies = new Map(
    (readSoFar(context, 'policies') ?? []).map((policy) => [policy.arn, policy]),
  );
  const rows = new Map((readSoFar(context, 'credentialReport')?.rows ?? []).map((row) => [row.arn, row]));
  const activity = new Map((readSoFar(context, 'roleActivity') ?? []).map((role) => [role.arn, role.at]));
  const partsOfGroup = (name: string) => {
    const group = groups.get(name);
    return group ? policyParts(group, managed) : [];
  };
  return [
    ...users.flatMap((user) =>
      toAdvised(
        user.arn,
        [...policyParts(user, managed), ...user.groups.flatMap(partsOfGroup)],
        lastUseOfUser(rows.get(user.arn)),
      ),
    ),
    ...roles
      .filter((role) => !role.path.startsWith('/aws-service-role/'))
      .flatMap((role) => toAdvised(role.arn, policyParts(role, managed), activity.get(role.arn) ?? null)),
  ];
}

interface Fingerprint {
  policies: string;
  /** Day of the last use, or `-`. */
  used: string;
}

function parse(fingerprint: string): Fingerprint {
  const [policies = '', used = '-'] = fingerprint.split('.');
  return { policies, used };
}

/** Days spread over the identities, so that what was asked on one day does not all fall due on another. */
function lifeDays(arn: string, most: number): number {
  const shortest = Math.ceil(most / 2);
  return shortest + spread(arn, most - shortest + 1);
}

function isAwakened(before: string, now: string, wakeUpDays: number): boolean {
  if (before === now || now === '-') return false;
  return before === '-' || elapsed(before, now) >= wakeUpDays * dayMs;
}

export interface CarryRules extends Pick<StageContext, 'takenAt' | 'pace'> {
  /** Whether old answers are renewed in this scan. */
  isRenewalDue: boolean;
}

/** Whether the last answer about an identity still stands. */
export function isCarriedOver(
  before: LastAccessed,
  identity: AdvisedIdentity,
  { takenAt, pace, isRenewalDue }: CarryRules,
): boolean {
  const then = parse(before.fingerprint);
  const now = parse(identity.fingerprint);
  if (then.policies !== now.policies || isAwakened(then.used, now.used, pace.wakeUpDays)) return false;
  if (!isRenewalDue) return true;
  const most = then.used === now.used ? pace.quietDays : pace.busyDays;
  return elapsed(before.asOf, takenAt) < lifeDays(identity.arn, most) * dayMs;
}
