import type { SimulatorSettings } from '../control/settings';
import { ROOT_USER } from '../world/types';
import type {
  AccountWorldState,
  CredentialHolder,
  DatedCredential,
  Instant,
  UserState,
} from '../world/types';
import { latestUse, roundDown } from '../world/usage';
import { xmlTime } from '../wire/xml';

const COLUMNS =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';

const DAY = 86_400_000;

interface Format {
  time: (at: Instant) => string;
  now: Instant;
  settings: SimulatorSettings;
  maxAgeDays?: number;
}

/** S3 is one of the services whose calls carry no region in the report. */
const WITHOUT_REGION = new Set(['s3']);

function passwordCells(holder: CredentialHolder, root: boolean, format: Format): string[] {
  const { password } = holder;
  const old = root && format.settings.reportRootNotSupported;
  const used = password && latestUse(password.uses, format.now);
  const lastUsed = used ? format.time(roundDown(used.time, 5)) : 'no_information';
  if (!password) {
    return [
      old ? 'not_supported' : 'false',
      'N/A',
      old ? 'not_supported' : 'N/A',
      root ? 'not_supported' : 'N/A',
    ];
  }
  if (old) return ['not_supported', lastUsed, 'not_supported', 'not_supported'];
  const next =
    format.maxAgeDays === undefined ? 'N/A' : format.time(password.changedAt + format.maxAgeDays * DAY);
  return ['true', lastUsed, format.time(password.changedAt), root ? 'not_supported' : next];
}

/** Recorded: keys are ordered by id, and an inactive key keeps its date. */
function keyCells(holder: CredentialHolder, format: Format): string[] {
  const keys = [...holder.keys].sort((a, b) => (a.id < b.id ? -1 : 1));
  return [0, 1].flatMap((index) => {
    const key = keys[index];
    if (!key) return ['false', 'N/A', 'N/A', 'N/A', 'N/A'];
    const used = latestUse(key.uses, format.now);
    const service = used?.usage.service;
    const region = service && WITHOUT_REGION.has(service) ? undefined : used?.usage.region;
    return [
      String(key.active),
      format.time(key.createdAt),
      used ? format.time(roundDown(used.time, 15)) : 'N/A',
      used ? (region ?? (service && WITHOUT_REGION.has(service) ? 'N/A' : 'us-east-1')) : 'N/A',
      service ?? 'N/A',
    ];
  });
}

function certificateCells(certificates: readonly DatedCredential[], format: Format): string[] {
  return [0, 1].flatMap((index) => {
    const certificate = certificates[index];
    return certificate ? [String(certificate.active), format.time(certificate.createdAt)] : ['false', 'N/A'];
  });
}

function row(
  of: { name: string; arn: string; createdAt: Instant; holder: CredentialHolder },
  format: Format,
): string {
  const { holder } = of;
  const root = of.name === ROOT_USER;
  const cells = [
    of.name,
    of.arn,
    format.time(of.createdAt),
    ...passwordCells(holder, root, format),
    String(holder.mfa.length > 0),
    ...keyCells(holder, format),
    ...certificateCells(holder.certificates, format),
  ];
  if (format.settings.reportExtraColumn) cells.push(additionalInfo(holder));
  return cells.join(',');
}

function additionalInfo(holder: CredentialHolder): string {
  const more = Math.max(0, holder.keys.length - 2) + Math.max(0, holder.certificates.length - 2);
  return more > 0
    ? `${more} more credentials. Use ListAccessKeys and ListSigningCertificates to see all.`
    : 'N/A';
}

function compareNames(a: UserState, b: UserState): number {
  const [left, right] = [a.name.toLowerCase(), b.name.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : a.name < b.name ? -1 : 1;
}

/** The credential report of an account as CSV: root first, then users case-insensitively; LF, no final newline. */
export function renderCredentialReport(
  account: AccountWorldState,
  now: Instant,
  settings: SimulatorSettings,
): string {
  const format: Format = {
    time: settings.reportOffsetDates ? (at) => xmlTime(at).replace('Z', '+00:00') : xmlTime,
    now,
    settings,
    maxAgeDays: account.passwordPolicy?.maxAge,
  };
  const rootArn = `arn:${account.partition}:iam::${account.id}:root`;
  const header = settings.reportExtraColumn ? `${COLUMNS},additional_credentials_info` : COLUMNS;
  const users = [...account.users.values()].sort(compareNames);
  return [
    header,
    row({ name: ROOT_USER, arn: rootArn, createdAt: account.createdAt, holder: account.root }, format),
    ...users.map((user) =>
      row({ name: user.name, arn: user.arn, createdAt: user.createdAt, holder: user }, format),
    ),
  ].join('\n');
}
