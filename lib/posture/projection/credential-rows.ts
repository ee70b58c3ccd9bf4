import type { AccessKey, AccountSnapshot, OtherCredentials } from '@/lib/snapshot/account-snapshot';
import type { CredentialReportRow } from '@/lib/snapshot/credential-report';
import { valueOf } from '@/lib/snapshot/reading';
import { rootUserName } from '@/lib/snapshot/read-report-row';
import { keysOfRow } from '@/lib/snapshot/snapshot-from-report';
import { accountFacts, keyName, passwordLastUsed } from '../facts/account-facts';
import { rootArn } from '../facts/root-facts';
import type { CredentialKind, CredentialStateRow, CredentialUseRow, ProjectedTable } from './types';

/** A credential as it is and as it was used; the use is null for kinds of which AWS tells none. */
interface Credential {
  state: CredentialStateRow;
  use: CredentialUseRow | null;
}

export interface CredentialTables {
  credentialStates: ProjectedTable<CredentialStateRow>;
  credentialUses: ProjectedTable<CredentialUseRow>;
}

/** Every password, key, device, certificate and other credential of users and root. */
export function credentialTables(snapshot: AccountSnapshot): CredentialTables {
  const arnOf = arnByName(snapshot);
  const credentials = [
    ...passwords(snapshot),
    ...accessKeys(snapshot, arnOf),
    ...mfaDevices(snapshot, arnOf),
    ...certificates(snapshot, arnOf),
    ...otherKinds(valueOf(snapshot.otherCredentials), arnOf),
  ];
  const complete = completeKinds(snapshot);
  return {
    credentialStates: { rows: credentials.map(({ state }) => state), complete },
    credentialUses: {
      rows: credentials.flatMap(({ use }) => use ?? []),
      complete: complete.filter((kind) => kind === 'password' || kind === 'access-key'),
    },
  };
}

/** A line that was not understood hides credentials, so the kinds that come from the report are not whole then. */
function completeKinds(snapshot: AccountSnapshot): CredentialKind[] {
  const { accessKeys: keys, credentialReport: report, otherCredentials: other } = snapshot;
  const wholeReport = report.state === 'read' && report.value.problems.length === 0;
  const complete: CredentialKind[] = [];
  if (wholeReport) complete.push('password');
  if (wholeReport && keys.state === 'read') complete.push('access-key');
  if (snapshot.mfaDevices.state === 'read') complete.push('mfa-device');
  if (other.state === 'read') complete.push('signing-certificate', 'ssh-key', 'service-specific');
  if (other.state === 'skipped' && wholeReport) complete.push('signing-certificate');
  return complete;
}

type ArnOf = ReadonlyMap<string, string>;

function arnByName(snapshot: AccountSnapshot): ArnOf {
  const users = accountFacts(snapshot).users ?? [];
  return new Map([...users.map(({ name, arn }) => [name, arn] as const), [rootUserName, rootArn(snapshot)]]);
}

/** Report rows of users that still exist, and root's, each with the identity's ARN. */
function reportRows(snapshot: AccountSnapshot): { arn: string; row: CredentialReportRow }[] {
  const { users, rootRow } = accountFacts(snapshot);
  const ofUsers = (users ?? []).flatMap(({ arn, row }) => (row ? [{ arn, row }] : []));
  return rootRow ? [{ arn: rootArn(snapshot), row: rootRow }, ...ofUsers] : ofUsers;
}

function passwords(snapshot: AccountSnapshot): Credential[] {
  return reportRows(snapshot)
    .filter(({ row }) => row.passwordEnabled === true)
    .map(({ arn, row }) => {
      const base = { arn, kind: 'password' as const, key: 'password' };
      const createdAt = row.passwordLastChanged;
      return {
        state: { ...base, accessKeyId: null, slot: null, status: 'Active', createdAt, detail: null },
        use: { ...base, lastUsedAt: passwordLastUsed(row), region: null, service: null },
      };
    });
}

/** Only keys that were read with their ids: those of the report alone would stand beside them under other names. */
function accessKeys(snapshot: AccountSnapshot, arnOf: ArnOf): Credential[] {
  if (snapshot.accessKeys.state !== 'read') return [];
  const { rootRow } = accountFacts(snapshot);
  const rootKeys = rootRow ? keysOfRow(rootRow, snapshot.takenAt) : [];
  return [...rootKeys, ...snapshot.accessKeys.value].flatMap((key) => {
    const arn = arnOf.get(key.userName);
    return arn ? [accessKey(arn, key)] : [];
  });
}

function accessKey(arn: string, key: AccessKey): Credential {
  const base = { arn, kind: 'access-key' as const, key: keyName(key) };
  const { accessKeyId, slot, status, createdAt, lastUsed, lastUsedRegion, lastUsedService } = key;
  return {
    state: { ...base, accessKeyId, slot, status, createdAt, detail: null },
    use: { ...base, lastUsedAt: lastUsed, region: lastUsedRegion, service: lastUsedService },
  };
}

function mfaDevices(snapshot: AccountSnapshot, arnOf: ArnOf): Credential[] {
  return (valueOf(snapshot.mfaDevices) ?? []).flatMap(({ userName, serialNumber, kind, enabledAt }) =>
    stateOnly(userName === null ? undefined : arnOf.get(userName), {
      kind: 'mfa-device',
      key: serialNumber,
      status: 'Active',
      createdAt: enabledAt,
      detail: kind,
    }),
  );
}

/** With their ids where those were read; by the report's slots where other credentials are not collected. */
function certificates(snapshot: AccountSnapshot, arnOf: ArnOf): Credential[] {
  const { otherCredentials: other } = snapshot;
  if (other.state === 'read') {
    return other.value.signingCertificates.flatMap(({ userName, id, status, uploadedAt }) =>
      stateOnly(arnOf.get(userName), {
        kind: 'signing-certificate',
        key: id,
        status,
        createdAt: uploadedAt,
        detail: null,
      }),
    );
  }
  if (other.state !== 'skipped') return [];
  return reportRows(snapshot).flatMap(({ arn, row }) =>
    row.certificates.flatMap(({ slot, active, lastRotated }) =>
      stateOnly(arn, {
        kind: 'signing-certificate',
        key: `slot-${slot}@${lastRotated ?? row.createdAt}`,
        status: active ? 'Active' : 'Inactive',
        createdAt: lastRotated,
        detail: null,
      }),
    ),
  );
}

function otherKinds(other: OtherCredentials | null, arnOf: ArnOf): Credential[] {
  const sshKeys = (other?.sshKeys ?? []).flatMap(({ userName, id, status, uploadedAt }) =>
    stateOnly(arnOf.get(userName), { kind: 'ssh-key', key: id, status, createdAt: uploadedAt, detail: null }),
  );
  const serviceSpecific = (other?.serviceSpecific ?? []).flatMap(
    ({ userName, id, service, status, createdAt }) =>
      stateOnly(arnOf.get(userName), {
        kind: 'service-specific',
        key: id,
        status,
        createdAt,
        detail: service,
      }),
  );
  return [...sshKeys, ...serviceSpecific];
}

function stateOnly(
  arn: string | undefined,
  state: Omit<CredentialStateRow, 'arn' | 'accessKeyId' | 'slot'>,
): Credential[] {
  return arn === undefined ? [] : [{ state: { arn, accessKeyId: null, slot: null, ...state }, use: null }];
}
