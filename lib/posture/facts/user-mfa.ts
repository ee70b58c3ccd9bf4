import type { AccountSnapshot, MfaDevice } from '@/lib/snapshot/account-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import type { UserFacts } from './account-facts';

const remembered = new WeakMap<AccountSnapshot, ReadonlyMap<string | null, readonly MfaDevice[]>>();

/**
 * The MFA devices of a user; null when they were not read: the listing leaves out users without a line in the report, and
 * one that shows nothing for a user with MFA is not whole.
 */
export function mfaDevicesOf(user: UserFacts, snapshot: AccountSnapshot): readonly MfaDevice[] | null {
  if (snapshot.mfaDevices.state !== 'read') return null;
  let devices = remembered.get(snapshot);
  if (!devices) {
    devices = Map.groupBy(snapshot.mfaDevices.value, (device) => device.userName);
    remembered.set(snapshot, devices);
  }
  const listed = devices.get(user.name);
  if (listed) return listed;
  return user.mfaActive === true || user.noRow !== null ? null : [];
}

/** Why the devices of a user are not known. */
export function whyDevicesUnread(user: UserFacts, snapshot: AccountSnapshot): string {
  return whyUnread(snapshot.mfaDevices) ?? user.noRow ?? `the MFA devices of ${user.name} were not listed`;
}

/** Whether a user has MFA of any kind; null when it could not be told. */
export function hasMfa(user: UserFacts, snapshot: AccountSnapshot): boolean | null {
  if (user.mfaActive !== null) return user.mfaActive;
  const devices = mfaDevicesOf(user, snapshot);
  return devices && devices.length > 0;
}
