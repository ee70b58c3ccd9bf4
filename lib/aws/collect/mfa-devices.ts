import { ListMFADevicesCommand, ListVirtualMFADevicesCommand } from '@aws-sdk/client-iam';
import type { MfaDevice, MfaKind } from '@/lib/snapshot/account-snapshot';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import type { StageError } from '@/lib/snapshot/stage';
import { awsCode } from '../errors';
import { inParallel } from '../in-parallel';
import { toInstantOrNull } from '../instant';
import { isTurnDue } from '../rotation';
import { attempt } from './attempt';
import { iamNext, listAll } from './paginate';
import { hasReport, knownUsers, type KnownUser } from './report-rows';
import {
  isConfigurationDue,
  previousOf,
  read,
  readSoFar,
  type StageContext,
  type StageResult,
} from './stage-context';

const rootUser = '<root_account>';

/** The kind of a device by its serial. Source: IAM User Guide, "AWS multi-factor authentication in IAM". */
export function mfaKind(serialNumber: string): MfaKind {
  if (/^arn:[a-z0-9-]+:iam::\d{12}:mfa\//.test(serialNumber)) return 'virtual';
  if (/^arn:[a-z0-9-]+:iam::\d{12}:(u2f|fido)\//.test(serialNumber)) return 'security-key';
  if (/^arn:[a-z0-9-]+:iam::\d{12}:sms-mfa\//.test(serialNumber)) return 'sms';
  if (/^[A-Z0-9-]{6,}$/i.test(serialNumber)) return 'hardware-token';
  return 'unknown';
}

async function listVirtualDevices({ session }: StageContext): Promise<MfaDevice[]> {
  return listAll(async (marker) => {
    const page = await session.iam(
      new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Any', MaxItems: 1000, Marker: marker }),
    );
    const items = (page.VirtualMFADevices ?? []).map((device): MfaDevice => {
      const holder = device.User?.Arn ?? null;
      const name = device.User?.UserName ?? holder?.split('/').pop() ?? null;
      return {
        userName: holder?.endsWith(':root') ? rootUser : name,
        serialNumber: device.SerialNumber ?? '',
        kind: 'virtual',
        enabledAt: toInstantOrNull(device.EnableDate),
      };
    });
    return { items, next: iamNext(page) };
  });
}

/** The virtual devices as the last scan saw them, while report and summary know the same holders; null when AWS must be asked. */
function knownVirtualDevices(context: StageContext): MfaDevice[] | null {
  const before = previousOf(context, 'mfaDevices')?.value.filter((device) => device.kind === 'virtual');
  if (!before || !hasReport(context) || isConfigurationDue(context)) return null;
  const users = knownUsers(context);
  const hasMoved = users.some(({ row, previousRow }) => row?.mfaActive !== previousRow?.mfaActive);
  const root = readSoFar(context, 'accountSummary')?.rootMfaEnabled;
  if (hasMoved || root !== previousOf(context, 'accountSummary')?.value.rootMfaEnabled) return null;
  const names = new Set([null, rootUser, ...users.map((user) => user.name)]);
  return before.every((device) => names.has(device.userName)) ? before : null;
}

async function listDevicesOf(context: StageContext, userName: string): Promise<MfaDevice[]> {
  return listAll(async (marker) => {
    const page = await context.session.iam(
      new ListMFADevicesCommand({ UserName: userName, MaxItems: 1000, Marker: marker }),
    );
    const items = (page.MFADevices ?? []).map((device) => ({
      userName: device.UserName ?? userName,
      serialNumber: device.SerialNumber ?? '',
      kind: mfaKind(device.SerialNumber ?? ''),
      enabledAt: toInstantOrNull(device.EnableDate),
    }));
    return { items, next: iamNext(page) };
  });
}

/** The other devices of a user as the last scan saw them, while nothing says that they changed. */
function carriedOver(context: StageContext, user: KnownUser): MfaDevice[] | null {
  const before = previousOf(context, 'mfaDevices');
  if (!before || !user.previousRow?.mfaActive || isTurnDue(context, user.arn, context.pace.credentialDays))
    return null;
  const devices = before.value.filter((device) => device.userName === user.name && device.kind !== 'virtual');
  return devices.length > 0 ? devices : null;
}

/**
 * Virtual devices by one listing; other kinds only of users whose report says MFA and who hold no virtual one.
 * Root's other kinds cannot be listed: `rootMfaEnabled` of the summary without a virtual device means one of them.
 */
export async function collectMfaDevices(context: StageContext): Promise<StageResult> {
  const devices = knownVirtualDevices(context) ?? (await listVirtualDevices(context));
  const holders = new Set(devices.map((device) => device.userName));
  const toAsk: KnownUser[] = [];
  for (const user of knownUsers(context)) {
    const mayHold = hasReport(context) ? user.row?.mfaActive === true : true;
    if (!mayHold || holders.has(user.name)) continue;
    const carried = carriedOver(context, user);
    if (carried) devices.push(...carried);
    else toAsk.push(user);
  }
  const { error, notices } = await askUsers(context, toAsk, devices);
  return {
    readings: {
      mfaDevices: read(
        sortedBy(devices, (device) => device.serialNumber),
        context.takenAt,
      ),
    },
    error: error ?? undefined,
    notices,
  };
}

async function askUsers(
  context: StageContext,
  users: KnownUser[],
  devices: MfaDevice[],
): Promise<{ error: StageError | null; notices: string[] }> {
  const notices: string[] = [];
  const outcome = await attempt('iam:ListMFADevices', () =>
    inParallel(users, context.timing.width, async (user) => {
      try {
        devices.push(...(await listDevicesOf(context, user.name)));
      } catch (error) {
        if (awsCode(error) !== 'NoSuchEntity') throw error;
        notices.push(`User ${user.name} was deleted while the account was read.`);
      }
    }),
  );
  return { error: outcome.error, notices };
}
