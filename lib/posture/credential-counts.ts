import type { AccessKey, AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { CredentialReportRow } from '@/lib/snapshot/credential-report';
import type { Instant } from '@/lib/snapshot/reading';
import { accountFacts, passwordActivity, passwordLastUsed, type UserFacts } from './facts/account-facts';
import { wholeDays } from './days';
import type { PostureSummary } from './types';

type PasswordNumbers = Pick<
  PostureSummary,
  | 'consoleUsers'
  | 'mfaUsers'
  | 'consoleUsersWithMfa'
  | 'mfaCoveragePercent'
  | 'passwordsUnusedMoreThan'
  | 'passwordsNeverUsed'
>;
type KeyNumbers = Pick<
  PostureSummary,
  | 'activeKeys'
  | 'inactiveKeys'
  | 'usersWithTwoActiveKeys'
  | 'keysOlderThan'
  | 'keysUnusedMoreThan'
  | 'keysNeverUsed'
>;

const unusedCredentialDays = 90;

/** Passwords and MFA of IAM users; null numbers when the report was not read. */
export function countPasswords(snapshot: AccountSnapshot): PasswordNumbers {
  const users = usersWithRow(snapshot);
  if (!users) {
    return {
      consoleUsers: null,
      mfaUsers: null,
      consoleUsersWithMfa: null,
      mfaCoveragePercent: null,
      passwordsUnusedMoreThan: { '45': null, '90': null },
      passwordsNeverUsed: null,
    };
  }
  const consoleUsers = users.filter(({ row }) => row.passwordEnabled === true);
  const protectedUsers = consoleUsers.filter((user) => user.mfaActive);
  const idle = (days: number): number =>
    consoleUsers.filter(({ row }) => wholeDays(passwordActivity(row), snapshot.takenAt) > days).length;
  return {
    consoleUsers: consoleUsers.length,
    mfaUsers: users.filter((user) => user.mfaActive).length,
    consoleUsersWithMfa: protectedUsers.length,
    mfaCoveragePercent:
      consoleUsers.length === 0 ? null : percentage(protectedUsers.length, consoleUsers.length),
    passwordsUnusedMoreThan: { '45': idle(45), '90': idle(90) },
    passwordsNeverUsed: consoleUsers.filter(({ row }) => passwordLastUsed(row) === null).length,
  };
}

/** Access keys of IAM users. Ages and idle times are of active keys; null numbers when no source was read. */
export function countKeys(snapshot: AccountSnapshot): KeyNumbers {
  const { users, keySource } = accountFacts(snapshot);
  if (!users || keySource === null) {
    return {
      activeKeys: null,
      inactiveKeys: null,
      usersWithTwoActiveKeys: null,
      keysOlderThan: { '90': null, '180': null, '365': null },
      keysUnusedMoreThan: { '45': null, '90': null },
      keysNeverUsed: null,
    };
  }
  const keys = users.flatMap((user) => user.keys);
  const active = keys.filter(isActive);
  const older = (days: number): number =>
    active.filter((key) => wholeDays(key.createdAt, snapshot.takenAt) > days).length;
  const idle = (days: number): number =>
    active.filter((key) => isIdleKey(key, snapshot.takenAt, days)).length;
  return {
    activeKeys: active.length,
    inactiveKeys: keys.length - active.length,
    usersWithTwoActiveKeys: users.filter((user) => user.keys.filter(isActive).length >= 2).length,
    keysOlderThan: { '90': older(90), '180': older(180), '365': older(365) },
    keysUnusedMoreThan: { '45': idle(45), '90': idle(90) },
    keysNeverUsed: active.filter((key) => key.lastUsed === null).length,
  };
}

/** IAM users with a password or an active key that was not used for more than 90 days; null when either is unread. */
export function countUsersWithUnusedCredential(snapshot: AccountSnapshot): number | null {
  const users = usersWithRow(snapshot);
  if (!users) return null;
  const { takenAt } = snapshot;
  return users.filter(({ row, keys }) => {
    const idlePassword =
      row.passwordEnabled === true && wholeDays(passwordActivity(row), takenAt) > unusedCredentialDays;
    return idlePassword || keys.some((key) => isActive(key) && isIdleKey(key, takenAt, unusedCredentialDays));
  }).length;
}

/** Active signing certificates of IAM users, by the report, else by the other credentials. */
export function countActiveCertificates(snapshot: AccountSnapshot): number | null {
  const users = usersWithRow(snapshot);
  if (users) {
    return users.flatMap(({ row }) => row.certificates).filter((certificate) => certificate.active).length;
  }
  if (snapshot.otherCredentials.state !== 'read') return null;
  return snapshot.otherCredentials.value.signingCertificates.filter(({ status }) => status === 'Active')
    .length;
}

function usersWithRow(snapshot: AccountSnapshot): (UserFacts & { row: CredentialReportRow })[] | null {
  if (snapshot.credentialReport.state !== 'read') return null;
  return (accountFacts(snapshot).users ?? []).flatMap((user) =>
    user.row ? [{ ...user, row: user.row }] : [],
  );
}

function isActive(key: AccessKey): boolean {
  return key.status === 'Active';
}

function isIdleKey(key: AccessKey, at: Instant, days: number): boolean {
  return wholeDays(key.lastUsed ?? key.createdAt, at) > days;
}

function percentage(part: number, whole: number): number {
  return Math.round((part / whole) * 10_000) / 100;
}
