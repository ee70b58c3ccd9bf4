import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Td, Th } from '@/components/ui/table';
import { UnknownValue } from '@/components/shared/unknown-value';
import type { IdentityCredential, IdentityDetail } from '@/lib/db/queries/identities/get-identity';
import { formatCount, formatDate, formatKeyId } from '@/lib/format';
import { mfaKindWords } from '../identity-cells';

const kindNames: Record<string, string> = {
  password: 'Console password',
  'access-key': 'Access key',
  'mfa-device': 'MFA device',
  'signing-certificate': 'Signing certificate',
  'ssh-key': 'SSH key',
  'service-specific': 'Service credential',
};
const order = Object.keys(kindNames);

/** All that an identity can prove itself with: age, idle time, last use. */
export function CredentialsCard({ identity }: { identity: Pick<IdentityDetail, 'credentials' | 'kind'> }) {
  const credentials = [...identity.credentials].sort(
    (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind),
  );
  return (
    <Card>
      <CardHeader title="Credentials" subtitle={credentials.length > 0 ? countsOf(credentials) : undefined} />
      <CardBody flush>
        {credentials.length === 0 ? (
          <EmptyState title="No credential">It cannot sign in by itself.</EmptyState>
        ) : (
          <Table caption="Credentials">
            <thead>
              <tr>
                <Th>Credential</Th>
                <Th>Status</Th>
                <Th num>Age, days</Th>
                <Th num>Idle, days</Th>
                <Th>Last used for</Th>
                <Th num>Created</Th>
              </tr>
            </thead>
            <tbody>
              {credentials.map((credential) => (
                <CredentialRow key={`${credential.kind} ${credential.key}`} credential={credential} />
              ))}
            </tbody>
          </Table>
        )}
      </CardBody>
    </Card>
  );
}

/** AWS tells no use of these. */
const untracked = new Set(['mfa-device', 'signing-certificate', 'ssh-key', 'service-specific']);

function CredentialRow({ credential }: { credential: IdentityCredential }) {
  const { kind, status, ageDays, idleDays, lastUsedAt, createdAt } = credential;
  return (
    <tr>
      <Td phone="full">
        <span className="font-medium">{kindNames[kind] ?? kind}</span>
        <span className="block text-caption break-all text-fg-3">{detailOf(credential)}</span>
      </Td>
      <Td label="Status">{status === 'Active' ? 'active' : <b>{status.toLowerCase()}</b>}</Td>
      <Td num label="Age, days">
        {ageDays === null ? <UnknownValue kind="unknown" /> : formatCount(ageDays)}
      </Td>
      <Td num label="Idle, days" className="whitespace-nowrap">
        {untracked.has(kind) ? (
          <UnknownValue kind="not-tracked" />
        ) : lastUsedAt && idleDays !== null ? (
          formatCount(idleDays)
        ) : (
          <UnknownValue kind="never" word="never used" />
        )}
      </Td>
      <Td phone="off" className="whitespace-nowrap text-fg-2">
        {usedFor(credential)}
      </Td>
      <Td num phone="off" className="whitespace-nowrap text-fg-2">
        {createdAt ? formatDate(createdAt) : <UnknownValue kind="unknown" />}
      </Td>
    </tr>
  );
}

function detailOf({ kind, accessKeyId, key, detail }: IdentityCredential) {
  if (kind === 'access-key') {
    return accessKeyId ? (
      <span className="font-mono">{formatKeyId(accessKeyId)}</span>
    ) : (
      'id not in the report'
    );
  }
  if (kind === 'mfa-device') return mfaKindWords([detail ?? 'unknown']);
  if (kind === 'password') return null;
  return detail ?? <span className="font-mono">{key}</span>;
}

function usedFor({ kind, service, region, lastUsedAt }: IdentityCredential) {
  if (kind === 'password')
    return lastUsedAt ? 'console sign-in' : <UnknownValue kind="none" word="no use recorded" />;
  if (untracked.has(kind)) return <UnknownValue kind="not-tracked" />;
  const use = [service, region].filter((part) => part && part !== 'N/A').join(' · ');
  return use || <UnknownValue kind="none" word="no use recorded" />;
}

function countsOf(credentials: readonly IdentityCredential[]): string {
  return Object.entries(kindNames)
    .flatMap(([kind, name]) => {
      const own = credentials.filter((credential) => credential.kind === kind);
      if (own.length === 0) return [];
      const word = name.startsWith('MFA') || name.startsWith('SSH') ? name : name.toLowerCase();
      return [own.length === 1 ? `1 ${word}` : `${own.length} ${word}s`];
    })
    .join(', ');
}
