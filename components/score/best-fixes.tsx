import type { ScopedPath } from '@/components/shared/scoped-path';
import { SeverityMark } from '@/components/shared/severity-mark';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import { formatCount, formatPlural } from '@/lib/format';
import type { Breakdown } from '@/lib/posture/scoring/break-down';
import { formatPoints } from './points';

interface BestFixesProps {
  breakdown: Breakdown;
  titleOf: (checkId: string) => string;
  path: ScopedPath;
}

const shown = 7;

/** What brings the most, with the sum: gains of several checks add up. */
export function BestFixes({ breakdown, titleOf, path }: BestFixesProps) {
  const fixes = breakdown.checks.filter(({ lostToFails }) => lostToFails > 0).slice(0, shown);
  const gain = fixes.reduce((sum, { lostToFails }) => sum + lostToFails, 0);
  if (fixes.length === 0)
    return (
      <Card>
        <EmptyState kind="good" title="Nothing that counts fails">
          What is missing to 100 could not be read.
        </EmptyState>
      </Card>
    );
  return (
    <Card>
      <CardHeader
        title={`These ${formatPlural(fixes.length, 'fix', 'fixes')} give +${gain.toFixed(1)}`}
        subtitle={`${breakdown.score.toFixed(1)} + ${gain.toFixed(1)} = ${(breakdown.score + gain).toFixed(1)}, once nothing of them fails.`}
      />
      <CardBody flush>
        <Table caption="Checks that cost the most" size="compact">
          <thead>
            <tr>
              <Th>What is wrong</Th>
              <Th>Severity</Th>
              <Th num>Findings</Th>
              <Th num>Accounts</Th>
              <Th num>Gain</Th>
            </tr>
          </thead>
          <tbody>
            {fixes.map(({ checkId, severity, failing, accounts, lostToFails }) => (
              <tr key={checkId}>
                <Td phone="full">{titleOf(checkId)}</Td>
                <Td label="Severity">
                  <SeverityMark severity={severity} />
                </Td>
                <Td num label="Findings">
                  <Link href={path('/findings', { view: 'flat', check: checkId })}>
                    {formatCount(failing)}
                  </Link>
                </Td>
                <Td num label="Accounts">
                  {formatCount(accounts)}
                </Td>
                <Td num label="Gain" className="font-medium">
                  +{formatPoints(lostToFails)}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}
