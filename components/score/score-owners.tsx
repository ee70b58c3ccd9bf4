import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import type { OwnerScore } from '@/lib/db/queries/scores/get-owner-scores';
import { formatCount, formatPercent, formatPlural } from '@/lib/format';

interface ScoreOwnersProps {
  owners: readonly OwnerScore[];
  path: ScopedPath;
}

const shown = 10;

/** The score of what each owner answers for, the lowest first. */
export function ScoreOwners({ owners, path }: ScoreOwnersProps) {
  const more = owners.slice(shown);
  return (
    <Card>
      <CardHeader
        title="Owners"
        subtitle="The same formula over what each answers for, as the mean of their accounts. A resource belongs to whoever was set for its finding, else to whom its tags name, else to the owner of its account, unit or estate."
      />
      <CardBody flush>
        <OwnersTable
          caption="Scores of owners, the lowest first"
          owners={owners.slice(0, shown)}
          path={path}
        />
        {more.length > 0 ? (
          <details className="border-t border-line">
            <summary className="cursor-pointer px-4 py-2.5 text-small -outline-offset-2 hover:bg-hover sm:px-5">
              {formatPlural(more.length, 'owner')} with higher scores
            </summary>
            <OwnersTable caption="Scores of the other owners" owners={more} path={path} />
          </details>
        ) : null}
      </CardBody>
    </Card>
  );
}

function OwnersTable({ caption, owners, path }: ScoreOwnersProps & { caption: string }) {
  return (
    <Table caption={caption} size="compact" cards={false}>
      <thead>
        <tr>
          <Th className="w-[34%]">Owner</Th>
          <Th num>Findings</Th>
          <Th num className="max-sm:hidden">
            Accounts
          </Th>
          <Th num className="max-sm:hidden">
            Known
          </Th>
          <Th num className="max-sm:hidden">
            Counting exceptions
          </Th>
          <Th num>Score</Th>
        </tr>
      </thead>
      <tbody>
        {owners.map((each) => (
          <OwnerRow key={JSON.stringify(each.owner)} row={each} path={path} />
        ))}
      </tbody>
    </Table>
  );
}

function OwnerRow({ row, path }: { row: OwnerScore; path: ScopedPath }) {
  const { owner, score, known, countingExceptions, accounts, findings } = row;
  const filter = owner === null ? { unowned: 'true' } : { owner };
  return (
    <tr>
      <Td label="Owner" className="break-words">
        {owner ?? <span className="text-fg-2">no owner</span>}
      </Td>
      <Td num label="Findings">
        <Link href={path('/findings', { view: 'flat', ...filter })}>{formatCount(findings)}</Link>
      </Td>
      <Td num label="Accounts" className="max-sm:hidden">
        {formatCount(accounts)}
      </Td>
      <Td num label="Known" className="max-sm:hidden">
        {known === null ? <span className="text-fg-3">unknown</span> : formatPercent(100 * known)}
      </Td>
      <Td num label="Counting exceptions" className="max-sm:hidden">
        {countingExceptions === null ? (
          <span className="text-fg-3">unknown</span>
        ) : (
          countingExceptions.toFixed(1)
        )}
      </Td>
      <Td num label="Score" className="font-medium">
        {score === null ? <span className="font-normal text-fg-3">unknown</span> : score.toFixed(1)}
      </Td>
    </tr>
  );
}
