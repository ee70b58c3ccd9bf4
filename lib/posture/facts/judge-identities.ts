import type { AccountSnapshot, Group, Role, User } from '@/lib/snapshot/account-snapshot';
import { type Instant, type Reading, whyUnread } from '@/lib/snapshot/reading';
import type { CheckInput, CheckResult, Severity } from '../types';
import { unknownResult } from './data-gap';
import { isServiceLinked } from './policy-statements';
import { rootArn } from './root-facts';
import { notApplicable, type Verdict } from './verdict';

/** A user, group or role with when it was read. */
export interface JudgedIdentity {
  kind: 'user' | 'group' | 'role';
  identity: User | Group | Role;
  asOf: Instant;
}

/** One result per user, group and role, and one unknown for the account where a kind was asked for and not read. */
export function judgeIdentities(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  severity: Severity,
  judge: (identity: JudgedIdentity) => Verdict,
): CheckResult[] {
  const judged = listIdentities(snapshot).map((identity): CheckResult => {
    const { arn, name, path } = identity.identity;
    const verdict =
      identity.kind === 'role' && isServiceLinked({ path })
        ? notApplicable(`${name} belongs to an AWS service`)
        : judge(identity);
    return { resource: arn, severity, ...verdict };
  });
  return [...judged, ...unreadIdentities(snapshot, severity)];
}

/** Every user, group and role that was read. */
export function listIdentities({ users, groups, roles }: AccountSnapshot): JudgedIdentity[] {
  return [...listKind('user', users), ...listKind('group', groups), ...listKind('role', roles)];
}

/** One unknown result for the account where users, groups or roles were asked for and not read. */
export function unreadIdentities(
  snapshot: Pick<AccountSnapshot, 'users' | 'groups' | 'roles' | 'accountId' | 'partition'>,
  severity: Severity,
): CheckResult[] {
  const { users, groups, roles } = snapshot;
  const readings: Reading<unknown>[] = [users, groups, roles];
  const unread = readings.find(({ state }) => state === 'unread');
  return unread ? [unknownResult(rootArn(snapshot), severity, whyUnread(unread) ?? '')] : [];
}

function listKind(kind: JudgedIdentity['kind'], reading: Reading<(User | Group | Role)[]>): JudgedIdentity[] {
  if (reading.state !== 'read') return [];
  return reading.value.map((identity) => ({ kind, identity, asOf: reading.asOf }));
}
