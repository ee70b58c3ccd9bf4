import { Count } from '@/components/shared/count';
import { NameCell } from '@/components/shared/name-cell';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import type { MeanShare, RightsSummary } from '@/lib/db/queries/rights/summarize-rights';
import { formatPercent } from '@/lib/format';
import { ShareBar } from './share-bar';

interface PlaceRow extends MeanShare {
  id: string;
  name: string;
  detail: string;
  query: Record<string, string>;
}

/** The mean by unit and by account, largest unused share first. */
export function RightsPlaces({
  summary: { accounts, units },
  path,
}: {
  summary: RightsSummary;
  path: ScopedPath;
}) {
  if (accounts.length < 2) return null;
  const byUnit = units.map(({ ouId, accounts: count, ...unit }): PlaceRow => ({
    ...unit,
    id: ouId,
    detail: count === 1 ? '1 account' : `${count} accounts`,
    query: { ou: ouId, account: '' },
  }));
  const byAccount = accounts.map(({ accountId, accountName, ...account }): PlaceRow => ({
    ...account,
    id: accountId,
    name: accountName,
    detail: accountId,
    query: { account: accountId },
  }));
  return (
    <div className="mt-4 grid items-start gap-4 xl:grid-cols-2">
      <PlacesCard title="By account" rows={byAccount} path={path} />
      {byUnit.length > 0 ? <PlacesCard title="By unit" rows={byUnit} path={path} /> : null}
    </div>
  );
}

function PlacesCard({ title, rows, path }: { title: string; rows: PlaceRow[]; path: ScopedPath }) {
  const sorted = [...rows].sort(
    (a, b) => (b.unused ?? -1) - (a.unused ?? -1) || a.name.localeCompare(b.name),
  );
  return (
    <Card>
      <CardHeader title={title} subtitle="The mean share of unused rights, largest first" />
      <CardBody flush>
        <Table caption={`${title}, largest unused share first`} cards="three">
          <thead>
            <tr>
              <Th>Name</Th>
              <Th num>Scored</Th>
              <Th>Used, unused, unknown</Th>
              <Th num>Unused</Th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => {
              const href = path('/permissions/rights', row.query);
              return (
                <tr key={row.id}>
                  <Td phone="full">
                    <NameCell name={row.name} href={href} detail={row.detail} />
                  </Td>
                  <Td num label="Scored">
                    <Count value={row.scored} href={`${href}#rights`} />
                  </Td>
                  <Td label="Share" className="w-36">
                    <ShareBar share={row} />
                  </Td>
                  <Td num label="Unused">
                    {row.unused === null ? 'unknown' : formatPercent(row.unused)}
                  </Td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}
