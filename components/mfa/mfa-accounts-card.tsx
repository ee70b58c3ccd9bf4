import { BarCell } from '@/components/shared/bar-cell';
import { Count } from '@/components/shared/count';
import { RootMfa } from '@/components/shared/root-mfa';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { UnknownValue } from '@/components/shared/unknown-value';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import type { MfaCoverage } from '@/lib/db/queries/mfa/mfa-coverage';
import { formatCount, formatPercent } from '@/lib/format';

type Row = MfaCoverage['accounts'][number];

/** Coverage by account, worst first; what could not be read is hatched and never counts as covered. */
export function MfaAccountsCard({ coverage, path }: { coverage: MfaCoverage; path: ScopedPath }) {
  const accounts = [...coverage.accounts].sort((one, other) => rank(one) - rank(other));
  const rows = (account: Row, mfa: string) =>
    `${path('/identities/mfa', { account: account.accountId, mfa })}#users`;
  const administrators = ({ accountId }: Row) =>
    path('/identities', {
      account: accountId,
      kind: 'user',
      mfa: 'missing',
      administrator: 'full,equivalent',
    });
  return (
    <Card>
      <CardHeader title="By account" subtitle="Console users with MFA, worst first" />
      <CardBody flush>
        <Table caption="MFA of console users by account, worst first" size="compact">
          <thead>
            <tr>
              <Th>Account</Th>
              <Th srLabel="Share of console users with MFA" />
              <Th num>With MFA</Th>
              <Th num>Without</Th>
              <Th num>Administrators without</Th>
              <Th>Root user</Th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.accountId}>
                <Td phone="full" className="font-medium sm:whitespace-nowrap">
                  {account.accountName}
                </Td>
                <Td phone="off">
                  <CoverageBar account={account} />
                </Td>
                <Td num label="With MFA" className="whitespace-nowrap">
                  <CoverageFigure account={account} href={rows(account, 'active')} />
                </Td>
                <Td num label="Without">
                  {account.consoleUsers === 0 && account.unread ? (
                    <UnknownValue kind="unknown" />
                  ) : (
                    <Count
                      value={account.consoleUsers - account.consoleUsersWithMfa}
                      href={rows(account, 'missing')}
                      strong
                    />
                  )}
                </Td>
                <Td num label="Administrators without">
                  <Count value={account.administratorsWithoutMfa} href={administrators(account)} strong />
                </Td>
                <Td label="Root user" className="sm:whitespace-nowrap">
                  <RootMfa active={account.rootMfaActive} removed={account.rootRemoved} mark />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}

/** Least covered first, then those not read, then those without console users. */
function rank({ percent, unread }: Row): number {
  if (percent === null) return unread ? 200 : 300;
  return percent;
}

function CoverageBar({ account }: { account: Row }) {
  const { consoleUsers, consoleUsersWithMfa, unknownUsers, unread } = account;
  const className = 'w-[120px]';
  if (unread || (consoleUsers === 0 && unknownUsers > 0)) {
    return <BarCell className={className} total={1} segments={[{ value: 1, tone: 'hatch' }]} />;
  }
  return (
    <BarCell
      className={className}
      total={Math.max(consoleUsers + unknownUsers, 1)}
      segments={[
        { value: consoleUsersWithMfa, tone: 'ink' },
        { value: unknownUsers, tone: 'hatch', end: true },
      ]}
    />
  );
}

function CoverageFigure({ account, href }: { account: Row; href: string }) {
  const { consoleUsers, consoleUsersWithMfa, percent, unread } = account;
  if (percent === null) {
    return unread ? (
      <UnknownValue kind="unknown" reason="The credential report of this account was not read." />
    ) : (
      <UnknownValue kind="none" word="no console user" />
    );
  }
  return (
    <>
      <Count value={consoleUsersWithMfa} href={href} strong />{' '}
      <span className="text-fg-3">
        of {formatCount(consoleUsers)}
        {unread ? ', last known' : `, ${formatPercent(percent)}`}
      </span>
    </>
  );
}
