import type { AccessKey, AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { CredentialReportRow } from '@/lib/snapshot/credential-report';
import type { Instant } from '@/lib/snapshot/reading';
import { keysOfReport } from '@/lib/snapshot/snapshot-from-report';
import { latest } from '../days';

/** What is known of one IAM user's credentials, from whichever data set knows it best. */
export interface UserFacts {
  name: string;
  arn: string;
  createdAt: Instant;
  /** Null when the report was not read or has no usable row for the user; then `noRow` says why. */
  row: CredentialReportRow | null;
  noRow: string | null;
  /** Null when the row is missing. */
  mfaActive: boolean | null;
  keys: AccessKey[];
}

/** The IAM users (root apart) of a snapshot, and where their keys come from. */
export interface AccountFacts {
  /** Null when neither the users nor the credential report could be read. */
  users: UserFacts[] | null;
  rootRow: CredentialReportRow | null;
  keySource: 'access keys' | 'credential report' | null;
}

const remembered = new WeakMap<AccountSnapshot, AccountFacts>();

/** The facts of a snapshot; computed once, since a snapshot never changes. */
export function accountFacts(snapshot: AccountSnapshot): AccountFacts {
  const known = remembered.get(snapshot);
  if (known) return known;
  const facts = gatherFacts(snapshot);
  remembered.set(snapshot, facts);
  return facts;
}

/** When a password was last used, else since when it could have been: the date set, or the user's creation. */
export function passwordActivity(row: CredentialReportRow): Instant {
  return passwordLastUsed(row) ?? latest(row.passwordLastChanged, row.createdAt) ?? row.createdAt;
}

/** When a password was last used; null for never or no password. */
export function passwordLastUsed(row: CredentialReportRow): Instant | null {
  return typeof row.passwordLastUsed === 'object' ? row.passwordLastUsed.at : null;
}

/** How a key is told from the others of its user: its id, or in an imported report its slot and date. */
export function keyName(key: AccessKey): string {
  return key.accessKeyId ?? `slot-${key.slot ?? 1}@${key.createdAt}`;
}

function gatherFacts(snapshot: AccountSnapshot): AccountFacts {
  const report = snapshot.credentialReport;
  const rows = report.state === 'read' ? report.value.rows : [];
  const rowOf = new Map(rows.filter((row) => !row.isRoot).map((row) => [row.arn, row]));
  const keysOf = Map.groupBy(userKeys(snapshot), (key) => key.userName);
  const devices = devicesNewerThanReport(snapshot);
  const users = listUsers(snapshot)?.map((user): UserFacts => {
    const row = rowOf.get(user.arn) ?? null;
    return {
      ...user,
      row,
      noRow: row ? null : whyNoRow(snapshot, user.name),
      mfaActive: row && (row.mfaActive || devices.has(user.name)),
      keys: keysOf.get(user.name) ?? [],
    };
  });
  return {
    users: users ?? null,
    rootRow: rows.find((row) => row.isRoot) ?? null,
    keySource: keySourceOf(snapshot),
  };
}

function listUsers(snapshot: AccountSnapshot): Pick<UserFacts, 'name' | 'arn' | 'createdAt'>[] | null {
  if (snapshot.users.state === 'read')
    return snapshot.users.value.map(({ name, arn, createdAt }) => ({ name, arn, createdAt }));
  if (snapshot.credentialReport.state !== 'read') return null;
  return snapshot.credentialReport.value.rows
    .filter((row) => !row.isRoot)
    .map(({ user, arn, createdAt }) => ({ name: user, arn, createdAt }));
}

function keySourceOf(snapshot: AccountSnapshot): AccountFacts['keySource'] {
  if (snapshot.accessKeys.state === 'read')
    return snapshot.source === 'import' ? 'credential report' : 'access keys';
  return snapshot.credentialReport.state === 'read' ? 'credential report' : null;
}

function userKeys(snapshot: AccountSnapshot): AccessKey[] {
  if (snapshot.accessKeys.state === 'read') return snapshot.accessKeys.value;
  if (snapshot.credentialReport.state !== 'read') return [];
  return keysOfReport(snapshot.credentialReport.value, snapshot.credentialReport.asOf);
}

/** A report may be four hours old: a device listed since then proves that its user has MFA. */
function devicesNewerThanReport(snapshot: AccountSnapshot): ReadonlySet<string> {
  const { credentialReport, mfaDevices } = snapshot;
  if (credentialReport.state !== 'read' || mfaDevices.state !== 'read') return new Set();
  if (Date.parse(mfaDevices.asOf) < Date.parse(credentialReport.asOf)) return new Set();
  return new Set(mfaDevices.value.map((device) => device.userName).filter((name) => name !== null));
}

function whyNoRow(snapshot: AccountSnapshot, name: string): string | null {
  const report = snapshot.credentialReport;
  if (report.state !== 'read') return null;
  const problem = report.value.problems.find((candidate) => candidate.user === name);
  if (problem) return `line ${problem.line} of the credential report: ${problem.message}`;
  return 'the credential report has no line for this user yet';
}
