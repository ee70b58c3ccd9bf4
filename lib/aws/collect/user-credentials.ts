import { ListSigningCertificatesCommand, ListSSHPublicKeysCommand } from '@aws-sdk/client-iam';
import type { SigningCertificate, SshKey } from '@/lib/snapshot/account-snapshot';
import type { CredentialReportRow } from '@/lib/snapshot/credential-report';
import { awsCode } from '../errors';
import { inParallel } from '../in-parallel';
import { toInstant } from '../instant';
import { isTurnDue } from '../rotation';
import { iamNext, listAll } from './paginate';
import { hasReport, knownUsers, type KnownUser } from './report-rows';
import { previousOf, readSoFar, type StageContext } from './stage-context';

const epoch = new Date(0);
const certificateDays = 7;

function certificatesIn(row: CredentialReportRow | null): string {
  return (row?.certificates ?? [])
    .filter((one) => one.lastRotated !== null)
    .map((one) => `${one.slot}/${one.active}/${one.lastRotated}`)
    .join(' ');
}

/** Names of the users that the last scan knew: by the report, or by their ids where it may not be read. */
function knownBefore(context: StageContext, users: readonly KnownUser[]): ReadonlySet<string> {
  if (hasReport(context)) return new Set(users.filter((user) => user.previousRow).map((user) => user.name));
  const ids = new Set(previousOf(context, 'users')?.value.map((user) => user.id));
  const current = readSoFar(context, 'users') ?? [];
  return new Set(current.filter((user) => ids.has(user.id)).map((user) => user.name));
}

/** What is known of some users' credentials, and whether AWS was asked for any of it. */
export interface UserCredentials<T> {
  items: T[];
  wereAsked: boolean;
}

/** Asks about some users, and forgets those that were deleted since they were listed. */
async function askEach<T>(
  context: StageContext,
  users: readonly KnownUser[],
  list: (userName: string) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = [];
  await inParallel(users, context.timing.width, async (user) => {
    try {
      found.push(...(await list(user.name)));
    } catch (error) {
      if (awsCode(error) !== 'NoSuchEntity') throw error;
    }
  });
  return found;
}

function keptOf<T extends { userName: string }>(before: readonly T[], users: readonly KnownUser[]): T[] {
  const names = new Set(users.map((user) => user.name));
  return before.filter((one) => names.has(one.userName));
}

/** X.509 certificates of the users whose report row has one; an unchanged row keeps what is known for seven days. */
export async function collectSigningCertificates(
  context: StageContext,
): Promise<UserCredentials<SigningCertificate>> {
  const before = previousOf(context, 'otherCredentials')?.value.signingCertificates;
  const holders = knownUsers(context).filter((user) => certificatesIn(user.row) !== '');
  const isKept = (user: KnownUser) =>
    before !== undefined &&
    certificatesIn(user.row) === certificatesIn(user.previousRow) &&
    !isTurnDue(context, user.arn, certificateDays);
  const kept = holders.filter(isKept);
  const due = holders.filter((user) => !isKept(user));
  const asked = await askEach(context, due, (userName) =>
    listAll<SigningCertificate>(async (marker) => {
      const page = await context.session.iam(
        new ListSigningCertificatesCommand({ UserName: userName, Marker: marker }),
      );
      const items = (page.Certificates ?? []).map((one) => ({
        userName,
        id: one.CertificateId ?? '',
        status: one.Status === 'Active' ? ('Active' as const) : ('Inactive' as const),
        uploadedAt: toInstant(one.UploadDate ?? epoch),
      }));
      return { items, next: iamNext(page) };
    }),
  );
  return { items: [...keptOf(before ?? [], kept), ...asked], wereAsked: due.length > 0 };
}

/**
 * SSH keys have no listing for all users and serve CodeCommit alone: each user has a turn, and keeps what is known until
 * it comes.
 */
export async function collectSshKeys(context: StageContext): Promise<UserCredentials<SshKey>> {
  const before = previousOf(context, 'otherCredentials')?.value.sshKeys;
  const users = knownUsers(context);
  const known = knownBefore(context, users);
  const isKept = (user: KnownUser) =>
    before !== undefined && known.has(user.name) && !isTurnDue(context, user.arn, context.pace.sshKeyDays);
  const due = users.filter((user) => !isKept(user));
  const asked = await askEach(context, due, (userName) =>
    listAll<SshKey>(async (marker) => {
      const page = await context.session.iam(
        new ListSSHPublicKeysCommand({ UserName: userName, Marker: marker }),
      );
      const items = (page.SSHPublicKeys ?? []).map((one) => ({
        userName,
        id: one.SSHPublicKeyId ?? '',
        status: one.Status === 'Active' ? ('Active' as const) : ('Inactive' as const),
        uploadedAt: toInstant(one.UploadDate ?? epoch),
      }));
      return { items, next: iamNext(page) };
    }),
  );
  return { items: [...keptOf(before ?? [], users.filter(isKept)), ...asked], wereAsked: due.length > 0 };
}
