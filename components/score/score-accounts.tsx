import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Meter } from '@/components/ui/meter';
import { Table, Td, Th } from '@/components/ui/table';
import type { ScoredAccount, Scores } from '@/lib/db/queries/scores/get-scores';
import { formatPercent } from '@/lib/format';

/** The accounts behind the mean, the lowest first; each opens into its own arithmetic. */
export function ScoreAccounts({ scores, path }: { scores: Scores; path: ScopedPath }) {
  const sorted = scores.accounts.toSorted((a, b) => (a.score ?? 101) - (b.score ?? 101));
  const counted = sorted.filter(({ score }) => score !== null).length;
  return (
    <Card>
      <CardHeader
        title="Accounts"
        subtitle={`The score is the mean of ${counted} that have one. Earned of weight, in the points of the checks that judged anything there.`}
      />
      <CardBody flush>
        <Table caption="Scores of accounts" size="compact" cards={false}>
          <thead>
            <tr>
              <Th>Account</Th>
              <Th className="w-[30%]" srLabel="Share earned" />
              <Th num className="max-sm:hidden">
                Earned
              </Th>
              <Th num className="max-sm:hidden">
                Weight
              </Th>
              <Th num>Known</Th>
              <Th num className="max-sm:hidden">
                Counting exceptions
              </Th>
              <Th num>Score</Th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((account) => (
              <AccountRow key={account.accountId} account={account} path={path} />
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}

function AccountRow({ account, path }: { account: ScoredAccount; path: ScopedPath }) {
  const { accountId, name, score, known, earned, weight, countingExceptions } = account;
  const lost = weight - earned - (known === null ? 0 : (1 - known) * weight);
  return (
    <tr>
      <Td label="Account" phone="full">
        <Link href={path('/score', { account: accountId })}>{name}</Link>
      </Td>
      <Td phone="full">
        <Meter
          segments={[
            { value: earned, tone: 'ink' },
            { value: lost, tone: 'fail' },
            { value: weight - earned - lost, tone: 'hatch', end: true },
          ]}
          total={weight}
        />
      </Td>
      <Td num label="Earned" className="max-sm:hidden">
        {earned.toFixed(1)}
      </Td>
      <Td num label="Weight" className="max-sm:hidden">
        {weight.toFixed(0)}
      </Td>
      <Td num label="Known">
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
