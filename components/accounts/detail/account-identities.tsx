import { Count } from '@/components/shared/count';
import { KindIcon } from '@/components/shared/kind-icon';
import { NameCell } from '@/components/shared/name-cell';
import { UnknownValue } from '@/components/shared/unknown-value';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import type { IdentityListRow } from '@/lib/db/queries/identities/list-identities';
import type { List } from '@/lib/db/sql/list';
import { formatCount, formatDate } from '@/lib/format';

interface AccountIdentitiesProps {
  accountId: string;
  list: List<IdentityListRow>;
  href: (path: string) => string;
}

const adminWords = {
  full: 'Administrator',
  equivalent: 'Can become one',
  conditional: 'On conditions',
  none: 'no',
};

/** The identities of the account that have most open findings; the whole list has filters and its own page. */
export function AccountIdentities({ accountId, list, href }: AccountIdentitiesProps) {
  const { rows, total } = list;
  return (
    <Card>
      <CardHeader
        title="Identities"
        subtitle="Users, roles, groups and the root user, most open findings first."
      />
      <CardBody flush>
        {rows.length === 0 ? (
          <EmptyState title="No identity is known yet">The first scan or import brings them.</EmptyState>
        ) : (
          <Table caption="Identities of the account, most open findings first" size="compact">
            <thead>
              <tr>
                <Th>Name</Th>
                <Th>MFA</Th>
                <Th num>Oldest key, days</Th>
                <Th>Administrator</Th>
                <Th num>Last activity</Th>
                <Th num>Open findings</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <Td phone="full">
                    <NameCell
                      mark={<KindIcon kind={row.kind} />}
                      name={row.name}
                      href={href(`/identities/${row.id}`)}
                    />
                  </Td>
                  <Td label="MFA">{mfaOf(row)}</Td>
                  <Td num label="Oldest key, days">
                    {row.oldestKeyDays === null ? <None /> : formatCount(row.oldestKeyDays)}
                  </Td>
                  <Td label="Administrator">
                    {row.administrator === null ? (
                      <UnknownValue kind="unknown" />
                    ) : row.administrator === 'none' ? (
                      <None word="no" />
                    ) : (
                      adminWords[row.administrator]
                    )}
                  </Td>
                  <Td num label="Last activity" className="whitespace-nowrap text-fg-2">
                    {row.lastActivityAt ? formatDate(row.lastActivityAt) : <None word="none recorded" />}
                  </Td>
                  <Td num label="Open findings">
                    <Count
                      value={row.openFindings}
                      strong
                      href={href(`/findings?account=${accountId}&identity=${row.id}`)}
                    />
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </CardBody>
      <CardFooter>
        <span>{rows.length < total ? `${rows.length} of ${formatCount(total)}` : formatCount(total)}</span>
        <Link href={href(`/identities?account=${accountId}`)} className="link">
          All identities, with filters
        </Link>
      </CardFooter>
    </Card>
  );
}

function mfaOf(row: IdentityListRow) {
  if (row.kind === 'role' || row.kind === 'group') return <None word="not applicable" />;
  if (row.mfaActive === null) return <UnknownValue kind="unknown" />;
  if (row.mfaActive) return 'On';
  return row.passwordEnabled === false ? <None word="no password" /> : <b>Missing</b>;
}

function None({ word = 'none' }: { word?: string }) {
  return <span className="text-fg-3">{word}</span>;
}
