import { AbsoluteTime } from '@/components/shared/absolute-time';
import { UnknownValue } from '@/components/shared/unknown-value';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Td, Th } from '@/components/ui/table';
import type { FindingDetail } from '@/lib/db/queries/findings/get-finding';
import { formatCount } from '@/lib/format';
import type { EvidenceField } from '@/lib/posture/types';

const labels: Record<string, string> = {
  accessKeyId: 'Access key id',
  activeKeys: 'Active keys',
  createdAt: 'Created',
  hasPassword: 'Has a password',
  idleSince: 'Idle since',
  lastUsedAt: 'Last used',
  mfaActive: 'MFA active',
  passwordEnabled: 'Password enabled',
  passwordLastChanged: 'Password last changed',
  passwordLastUsedAt: 'Password last used',
  slot: 'Key number',
  status: 'Status',
  storedKeys: 'Keys stored',
  user: 'User',
};

/** `permissionsAtAllSteps` is `Permissions at all steps`: a field without a label of its own has its name in words. */
function labelOf(field: string): string {
  if (Object.hasOwn(labels, field)) return labels[field] ?? field;
  const words = field
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(' ')
    .map((word) => abbreviations[word.toLowerCase()] ?? word.toLowerCase())
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const abbreviations: Record<string, string> = {
  arn: 'ARN',
  aws: 'AWS',
  id: 'id',
  ids: 'ids',
  kms: 'KMS',
  mfa: 'MFA',
  oidc: 'OIDC',
  saml: 'SAML',
  scp: 'SCP',
  ssh: 'SSH',
};

/** What the check saw, field by field. */
export function EvidenceTable({ evidence, result }: Pick<FindingDetail, 'evidence' | 'result'>) {
  if (evidence.length === 0) return <EmptyState title={emptyTitle(result)} />;
  return (
    <Table caption="Evidence" size="compact">
      <thead>
        <tr>
          <Th>Field</Th>
          <Th>Value</Th>
          <Th>Source</Th>
          <Th>Read at</Th>
        </tr>
      </thead>
      <tbody>
        {evidence.map((field) => (
          <tr key={field.field}>
            <Td phone="full" className="font-medium whitespace-nowrap">
              {labelOf(field.field)}
            </Td>
            <Td label="Value" className="break-all">
              <EvidenceValue field={field} />
            </Td>
            <Td label="Source" className="text-fg-2">
              {field.source}
            </Td>
            <Td label="Read at" className="text-fg-2">
              <AbsoluteTime at={field.asOf} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function EvidenceValue({ field: { field, value } }: { field: EvidenceField }) {
  if (value === null) return <NoValue field={field} />;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return formatCount(value);
  if (typeof value !== 'string') return <EvidenceList values={value} />;
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return <AbsoluteTime at={value} />;
  return field === 'accessKeyId' ? <code>{value}</code> : value;
}

function EvidenceList({ values }: { values: readonly string[] }) {
  if (values.length === 0) return <span className="text-fg-3">none</span>;
  return (
    <ul className="grid gap-0.5">
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  );
}

/** A date of use that AWS leaves out means that there was none; anything else left out was not read. */
function NoValue({ field }: { field: string }) {
  return /LastUsed|lastUsed/.test(field) ? (
    <UnknownValue kind="never" word="never recorded" />
  ) : (
    <UnknownValue kind="unknown" />
  );
}

function emptyTitle(result: FindingDetail['result']): string {
  if (result === 'unknown') return 'The data that this check needs could not be read';
  if (result === 'pass') return 'The check passes: a pass keeps no evidence';
  return 'This resource is not there any more, so nothing is seen of it';
}
