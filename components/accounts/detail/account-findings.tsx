import { NameCell } from '@/components/shared/name-cell';
import { SeverityMark } from '@/components/shared/severity-mark';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import type { AccountDetail } from '@/lib/db/queries/accounts/get-account';
import type { FindingListRow } from '@/lib/db/queries/findings/list-findings';
import type { List } from '@/lib/db/sql/list';
import { formatCount, formatDateTime } from '@/lib/format';

interface AccountFindingsProps {
  account: AccountDetail;
  list: List<FindingListRow>;
  href: (path: string) => string;
}

const statusWords: Record<FindingListRow['status'], string> = {
  open: 'open',
  reopened: 'reopened',
  'in-review': 'in review',
  remediating: 'remediating',
  excepted: 'excepted',
  resolved: 'resolved',
};

/** The worst open findings of the account; the whole list has filters and triage. */
export function AccountFindings({ account, list, href }: AccountFindingsProps) {
  const { rows, total } = list;
  return (
    <Card>
      <CardHeader title="Open findings" subtitle="Worst first, then the longest open." />
      <CardBody flush>
        {rows.length === 0 ? (
          <Nothing account={account} />
        ) : (
          <Table caption="Open findings of the account, worst first">
            <thead>
              <tr>
                <Th>Finding</Th>
                <Th>Identity</Th>
                <Th>Status</Th>
                <Th num>Open, days</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <Td phone="full">
                    <NameCell
                      mark={<SeverityMark severity={row.severity} iconOnly />}
                      name={row.title}
                      href={href(`/findings/${row.id}`)}
                      detail={row.checkId}
                      mono
                    />
                  </Td>
                  <Td label="Identity">
                    {row.identityId ? (
                      <Link href={href(`/identities/${row.identityId}`)}>{row.identityName}</Link>
                    ) : (
                      <span className="text-fg-3">the account</span>
                    )}
                  </Td>
                  <Td label="Status">
                    <span className="inline-flex items-center gap-1.5">
                      {statusWords[row.status]}
                      {row.sinceLastScan === 'new' ? <Tag>new</Tag> : null}
                    </span>
                  </Td>
                  <Td num label="Open, days">
                    {formatCount(row.openDays)}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </CardBody>
      <CardFooter>
        <span>{rows.length < total ? `${rows.length} of ${formatCount(total)}` : formatCount(total)}</span>
        <Link href={href(`/findings?account=${account.id}`)} className="link">
          All findings, with filters
        </Link>
      </CardFooter>
    </Card>
  );
}

function Nothing({ account }: { account: AccountDetail }) {
  if (!account.snapshotAt)
    return <EmptyState title="Nothing has been checked yet">The first scan does that.</EmptyState>;
  return (
    <EmptyState kind="good" title="No open findings">
      Checked {formatDateTime(account.snapshotAt)}
      {account.unknown.length > 0 ? ', as far as it could be read.' : '.'}
    </EmptyState>
  );
}
