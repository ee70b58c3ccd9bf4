import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Td, Th } from '@/components/ui/table';
import type { PermissionSetRights } from '@/lib/db/queries/rights/list-permission-sets';
import { Count } from '@/components/shared/count';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { formatDate, formatPercent, formatPlural } from '@/lib/format';
import { ShareBar } from './share-bar';
import { viewSentences } from './rights-views';

/** Permission sets of Identity Center, each judged over all accounts of the scope. */
export function PermissionSetsCard({ sets, path }: { sets: PermissionSetRights[]; path: ScopedPath }) {
  return (
    <Card>
      <CardHeader
        title="Permission sets"
        subtitle={`${formatPlural(sets.length, 'set')}. ${viewSentences.sets}`}
      />
      {sets.length === 0 ? (
        <EmptyState title="No role of a permission set here">
          Identity Center has made no role in the accounts of this scope.
        </EmptyState>
      ) : (
        <CardBody flush>
          <Table caption="Permission sets, largest unused share first" cards="three">
            <thead>
              <tr>
                <Th>Permission set</Th>
                <Th num>Accounts</Th>
                <Th num>Roles</Th>
                <Th>Used, unused, unknown</Th>
                <Th num>Unused</Th>
                <Th num>Unknown</Th>
                <Th num>Last used</Th>
              </tr>
            </thead>
            <tbody>
              {sets.map((set) => (
                <tr key={set.name}>
                  <Td phone="full">
                    <b className="font-medium">{set.name}</b>
                  </Td>
                  <Td num label="Accounts">
                    {set.accounts}
                  </Td>
                  <Td num label="Roles">
                    <Count
                      value={set.roles}
                      href={path('/permissions/rights', {
                        view: 'apart',
                        status: 'permission-set',
                        q: `AWSReservedSSO_${set.name}_`,
                      })}
                    />
                  </Td>
                  <Td label="Share" className="w-40">
                    <ShareBar share={set} />
                  </Td>
                  <Td num label="Unused">
                    {set.unused === null ? 'unknown' : formatPercent(set.unused)}
                  </Td>
                  <Td num label="Unknown">
                    {set.unknown === null ? 'unknown' : formatPercent(set.unknown)}
                  </Td>
                  <Td num label="Last used" className="text-fg-2">
                    {set.lastActivityAt ? formatDate(set.lastActivityAt) : 'never'}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </CardBody>
      )}
    </Card>
  );
}
