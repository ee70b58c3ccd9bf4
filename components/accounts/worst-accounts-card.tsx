import { Download } from 'lucide-react';
import { Count } from '@/components/shared/count';
import { buttonVariants } from '@/components/ui/button-variants';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import type { AccountListRow } from '@/lib/db/queries/accounts/list-accounts';
import { formatAccountId, formatCount, formatPercent } from '@/lib/format';
import { HealthMark } from './health-mark';
import { LastScanCell } from './last-scan-cell';
import { RootMfa } from '@/components/shared/root-mfa';
import { ScoreValue } from './score-value';

interface WorstAccountsCardProps {
  list: { rows: AccountListRow[]; total: number };
  /** Open findings of all of them, not only of those shown. */
  open: { critical: number; high: number };
  now: Date;
  href: (path: string) => string;
}

/** Accounts of the overview, those with the worst findings first. */
export function WorstAccountsCard({ list, open, now, href }: WorstAccountsCardProps) {
  const { rows, total } = list;
  const scored = rows.some(({ score }) => score !== null);
  return (
    <Card>
      <CardHeader
        title="Accounts"
        subtitle="Worst first: critical, then high, then all open findings."
        action={
          <a
            href={href('/api/v1/accounts?format=csv')}
            download
            data-print="hide"
            className={buttonVariants({ variant: 'ghost' })}
          >
            <Download aria-hidden="true" />
            CSV
          </a>
        }
      />
      <CardBody flush>
        <Table caption="Accounts, worst first" size="compact" cards="three">
          <thead>
            <tr>
              <Th>Account</Th>
              <Th>Unit</Th>
              {scored ? <Th num>Score</Th> : null}
              <Th num>Critical</Th>
              <Th num>High</Th>
              <Th num>All open</Th>
              <Th>Root MFA</Th>
              <Th num>User MFA</Th>
              <Th num>Last scan, UTC</Th>
              <Th>Link</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <AccountRow key={row.id} row={row} scored={scored} now={now} href={href} />
            ))}
          </tbody>
        </Table>
      </CardBody>
      <CardFooter className="max-sm:flex-col max-sm:gap-1">
        <span>
          {formatCount(total)} accounts. {formatCount(open.critical)} critical and {formatCount(open.high)}{' '}
          high open.
        </span>
        {rows.length < total ? (
          <Link href={href('/accounts?sort=critical.desc')} className="link">
            All {formatCount(total)} accounts
          </Link>
        ) : null}
      </CardFooter>
    </Card>
  );
}

interface AccountRowProps {
  row: AccountListRow;
  scored: boolean;
  now: Date;
  href: (path: string) => string;
}

function AccountRow({ row, scored, now, href }: AccountRowProps) {
  const findings = (query: string) => href(`/findings?account=${row.id}${query}`);
  const read = row.snapshotAt !== null;
  const notYet = <span className="text-fg-3">not yet</span>;
  return (
    <tr>
      <Td phone="full" className="sm:whitespace-nowrap">
        <Link href={href(`/accounts/${row.id}`)} className="font-medium">
          {row.name}
        </Link>
        <span className="ml-2 font-mono text-code whitespace-nowrap text-fg-3">
          {formatAccountId(row.id)}
        </span>
      </Td>
      <Td phone="off" className="whitespace-nowrap text-fg-2">
        {row.ouName ?? <span className="text-fg-3">none known</span>}
      </Td>
      {scored ? (
        <Td num label="Score">
          <ScoreValue score={row.score} />
        </Td>
      ) : null}
      <Td num label="Critical">
        {read ? <Count value={row.critical} strong href={findings('&severity=critical')} /> : notYet}
      </Td>
      <Td num label="High">
        {read ? <Count value={row.high} strong href={findings('&severity=high')} /> : notYet}
      </Td>
      <Td num label="All open">
        {read ? <Count value={row.open} href={findings('')} /> : notYet}
      </Td>
      <Td phone="off" className="whitespace-nowrap">
        {read ? <RootMfa active={row.rootMfaActive} removed={row.rootRemoved} /> : notYet}
      </Td>
      <Td num phone="off" className="text-fg-2">
        <UserMfa row={row} href={href} />
      </Td>
      <Td num phone="off" className="whitespace-nowrap">
        <LastScanCell row={row} now={now} href={href} />
      </Td>
      <Td
        phone="full"
        className={row.health === 'linked' && row.staleHours === null ? 'max-sm:hidden' : undefined}
      >
        <HealthMark account={row} withReason={false} />
      </Td>
    </tr>
  );
}

function UserMfa({ row, href }: { row: AccountListRow; href: (path: string) => string }) {
  const { snapshotAt, consoleUsers, mfaCoveragePercent } = row;
  if (!snapshotAt) return <span className="text-fg-3">not yet</span>;
  if (consoleUsers === 0) return <span className="text-fg-3">no console user</span>;
  if (mfaCoveragePercent === null) return <span className="text-fg-3">unknown</span>;
  return (
    <Link href={href(`/identities/mfa?account=${row.id}&mfa=all`)}>{formatPercent(mfaCoveragePercent)}</Link>
  );
}
