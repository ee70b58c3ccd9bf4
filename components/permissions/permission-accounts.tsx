import { Count } from '@/components/shared/count';
import { NameCell } from '@/components/shared/name-cell';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import type { PermissionSummary } from '@/lib/db/queries/permissions/summarize-permissions';
import { formatAccountId, formatCount, formatPercent } from '@/lib/format';

interface PermissionAccountsProps {
  accounts: PermissionSummary['accounts'];
  path: ScopedPath;
}

/** The same figures by account, most unused grants first. */
export function PermissionAccounts({ accounts, path }: PermissionAccountsProps) {
  const rows = (account: string, query: Record<string, string> = {}) =>
    `${path('/permissions', { account, ...query })}#identities`;
  return (
    <Card className="mt-4">
      <CardHeader title="By account" subtitle="Services granted and not used, summed over identities" />
      <CardBody flush>
        <Table caption="Unused permissions by account, most unused grants first" size="compact" cards="three">
          <thead>
            <tr>
              <Th>Account</Th>
              <Th num>Judged</Th>
              <Th num>Half unused</Th>
              <Th num>Used nothing</Th>
              <Th num>Granted</Th>
              <Th num>Unused</Th>
              <Th num>Unused share</Th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.accountId}>
                <Td phone="full">
                  <NameCell
                    name={account.accountName}
                    href={rows(account.accountId)}
                    detail={<span className="sm:hidden">{formatAccountId(account.accountId)}</span>}
                  />
                </Td>
                <Td num label="Judged">
                  <Count value={account.identities} href={rows(account.accountId)} />
                </Td>
                <Td num label="Half unused">
                  <Count value={account.halfUnused} href={rows(account.accountId, { use: 'half' })} />
                </Td>
                <Td num label="Used nothing">
                  <Count value={account.noneUsed} href={rows(account.accountId, { use: 'none' })} />
                </Td>
                <Td num label="Granted" className="text-fg-2">
                  {formatCount(account.granted)}
                </Td>
                <Td num label="Unused">
                  <b className="font-strong">{formatCount(account.unused)}</b>
                </Td>
                <Td num label="Unused share">
                  {formatPercent(account.unused, account.granted)}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}
