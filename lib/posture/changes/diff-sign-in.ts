import type { MfaDevice } from '@/lib/snapshot/account-snapshot';
import { rootUserName } from '@/lib/snapshot/read-report-row';
import { accountFacts, passwordLastUsed, type UserFacts } from '../facts/account-facts';
import { rootArn, rootFacts } from '../facts/root-facts';
import { bothRead, type Comparison, type Difference, pair } from './sides';

/** Passwords and MFA of users and root, root's keys, and the one use that is an event: root signing in. */
export function diffSignIn(comparison: Comparison): Difference[] {
  const devices = diffDevices(comparison);
  const told = new Set(devices.map((difference) => difference.identityArn));
  const flips = [...diffUsers(comparison), ...diffRoot(comparison)].filter(
    ({ field, identityArn }) => field !== 'mfaActive' || !told.has(identityArn),
  );
  return [...flips, ...devices];
}

function diffUsers({ before, after }: Comparison): Difference[] {
  const reports = bothRead(before.snapshot.credentialReport, after.snapshot.credentialReport);
  if (!reports) return [];
  const broken = new Set(reports.before.problems.map((problem) => problem.user));
  const old = new Map(accountFacts(before.snapshot).users?.map((user) => [user.arn, user]));
  return (accountFacts(after.snapshot).users ?? []).flatMap((user) => {
    if (!user.row || broken.has(user.name)) return [];
    return diffUser(user.arn, signInOf(old.get(user.arn)), signInOf(user));
  });
}

interface SignIn {
  password: boolean;
  changedAt: string | null;
  mfa: boolean;
}

/** A user that was not there, or was younger than the report, had nothing to sign in with. */
function signInOf(user: UserFacts | undefined): SignIn {
  const row = user?.row;
  if (!row) return { password: false, changedAt: null, mfa: false };
  return {
    password: row.passwordEnabled === true,
    changedAt: row.passwordLastChanged,
    mfa: user.mfaActive === true,
  };
}

function diffUser(arn: string, before: SignIn, after: SignIn): Difference[] {
  const about = { entityKind: 'password' as const, entity: arn, identityArn: arn };
  const differences: Difference[] = [];
  if (before.password !== after.password) {
    const event = after.password ? 'password-enabled' : 'password-disabled';
    const values = { before: before.password, after: after.password };
    differences.push({ ...about, field: 'passwordEnabled', ...values, event });
  } else if (after.password && before.changedAt !== after.changedAt) {
    const values = { before: before.changedAt, after: after.changedAt };
    differences.push({ ...about, field: 'passwordLastChanged', ...values, event: 'password-changed' });
  }
  if (before.mfa !== after.mfa)
    differences.push({ ...about, entityKind: 'user', ...mfaFlip(before.mfa, after.mfa) });
  return differences;
}

function mfaFlip(before: boolean, after: boolean): Pick<Difference, 'field' | 'before' | 'after' | 'event'> {
  return { field: 'mfaActive', before, after, event: after ? 'mfa-added' : 'mfa-removed' };
}

function diffRoot({ before, after }: Comparison): Difference[] {
  const arn = rootArn(after.snapshot);
  const about = { entityKind: 'root' as const, entity: arn, identityArn: arn };
  const old = rootFacts(before.snapshot);
  const now = rootFacts(after.snapshot);
  const differences: Difference[] = [];
  if (old.mfaActive !== null && now.mfaActive !== null && old.mfaActive !== now.mfaActive)
    differences.push({ ...about, ...mfaFlip(old.mfaActive, now.mfaActive) });
  if (old.hasPassword !== null && now.hasPassword !== null && old.hasPassword !== now.hasPassword) {
    const event = now.hasPassword ? 'password-enabled' : 'password-disabled';
    const values = { before: old.hasPassword, after: now.hasPassword };
    differences.push({ ...about, field: 'passwordEnabled', ...values, event });
  }
  return [
    ...differences,
    ...diffRootKeys({ before, after }, about),
    ...diffRootSignIn({ before, after }, about),
  ];
}

type About = Pick<Difference, 'entityKind' | 'entity' | 'identityArn'>;

/** By one source alone: the report lags behind the summary and would tell the same change once more. */
function diffRootKeys({ before, after }: Comparison, about: About): Difference[] {
  const summaries = bothRead(before.snapshot.accountSummary, after.snapshot.accountSummary);
  const old = summaries?.before.rootAccessKeys ?? accountFacts(before.snapshot).rootRow?.keys.length;
  const now = summaries?.after.rootAccessKeys ?? accountFacts(after.snapshot).rootRow?.keys.length;
  if (old === undefined || now === undefined || old === now) return [];
  const event = now > old ? 'root-key-created' : 'root-key-deleted';
  return [{ ...about, field: 'keys', before: old, after: now, event }];
}

function diffRootSignIn({ before, after }: Comparison, about: About): Difference[] {
  const old = accountFacts(before.snapshot).rootRow;
  const now = accountFacts(after.snapshot).rootRow;
  if (!old || !now) return [];
  const [earlier, later] = [passwordLastUsed(old), passwordLastUsed(now)];
  if (later === null || (earlier !== null && Date.parse(later) <= Date.parse(earlier))) return [];
  return [{ ...about, field: 'passwordLastUsed', before: earlier, after: later, event: 'root-sign-in' }];
}

/** Devices that came to or went from an identity that is still there; a deleted user's go without a word. */
function diffDevices({ before, after }: Comparison): Difference[] {
  const devices = bothRead(before.snapshot.mfaDevices, after.snapshot.mfaDevices);
  if (!devices) return [];
  const users = accountFacts(after.snapshot).users ?? [];
  const arnOf = new Map(users.map(({ name, arn }) => [name, arn]));
  arnOf.set(rootUserName, rootArn(after.snapshot));
  const held = (device: MfaDevice) => device.userName !== null;
  const keyOf = (device: MfaDevice) => `${device.userName} ${device.serialNumber}`;
  const { added, removed } = pair(devices.before.filter(held), devices.after.filter(held), keyOf);
  const tell = (device: MfaDevice, event: 'mfa-added' | 'mfa-removed'): Difference[] => {
    const identityArn = arnOf.get(device.userName ?? '');
    if (!identityArn) return [];
    const values =
      event === 'mfa-added' ? { before: null, after: device.kind } : { before: device.kind, after: null };
    const field = event === 'mfa-added' ? 'created' : 'deleted';
    return [{ entityKind: 'mfa-device', entity: device.serialNumber, identityArn, field, ...values, event }];
  };
  return [
    ...added.flatMap((device) => tell(device, 'mfa-added')),
    ...removed.flatMap((device) => tell(device, 'mfa-removed')),
  ];
}
