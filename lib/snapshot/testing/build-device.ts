import type { MfaDevice, MfaKind } from '../account-snapshot';
import { accountId, createdAt } from './build-snapshot';

const serials: Record<MfaKind, (userName: string) => string> = {
  virtual: (userName) => `arn:aws:iam::${accountId}:mfa/${userName}`,
  'security-key': (userName) => `arn:aws:iam::${accountId}:u2f/user/${userName}/key`,
  'hardware-token': (userName) => `GAHT${userName.toUpperCase()}`,
  sms: (userName) => `arn:aws:iam::${accountId}:sms-mfa/${userName}`,
  unknown: (userName) => `?${userName}`,
};

/** An MFA device of a user that is in use, with a serial as AWS gives it to the kind. */
export function buildDevice(
  userName: string,
  kind: MfaKind = 'virtual',
  parts: Partial<MfaDevice> = {},
): MfaDevice {
  return { userName, serialNumber: serials[kind](userName), kind, enabledAt: createdAt, ...parts };
}
