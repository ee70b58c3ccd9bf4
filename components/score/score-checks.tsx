import type { ScopedPath } from '@/components/shared/scoped-path';
import { SeverityMark } from '@/components/shared/severity-mark';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import { formatCount } from '@/lib/format';
import type { Breakdown } from '@/lib/posture/scoring/break-down';
import { formatPoints } from './points';

interface ScoreChecksProps {
  breakdown: Breakdown;
  titleOf: (checkId: string) => string;
  path: ScopedPath;
}

/** Every check that costs something; the two columns add up to what is missing to 100. */
export function ScoreChecks({ breakdown, titleOf, path }: ScoreChecksProps) {
  const costly = breakdown.checks.filter((check) => check.lostToFails + check.lostToUnknown > 0);
  const free = breakdown.checks.length - costly.length;
  return (
    <Card>
      <CardHeader
        title="What each check costs"
        subtitle={`${costly.length} checks cost points; ${free} more were judged and cost none.`}
      />
      <CardBody flush>
        <Table caption="Cost of each check" size="dense" cards={false}>
          <thead>
            <tr>
              <Th>Check</Th>
              <Th className="max-sm:hidden">Severity</Th>
              <Th num>Findings</Th>
              <Th num className="max-sm:hidden">
                Unknown
              </Th>
              <Th num>Lost to findings</Th>
              <Th num className="max-sm:hidden">
                Lost to unknown
              </Th>
            </tr>
          </thead>
          <tbody>
            {costly.map((check) => (
              <tr key={check.checkId}>
                <Td phone="full">
                  <Link href={path(`/checks/${check.checkId}`)}>{titleOf(check.checkId)}</Link>
                </Td>
                <Td label="Severity" className="max-sm:hidden">
                  <SeverityMark severity={check.severity} />
                </Td>
                <Td num label="Findings">
                  {check.failing > 0 ? (
                    <Link href={path('/findings', { view: 'flat', check: check.checkId })}>
                      {formatCount(check.failing)}
                    </Link>
                  ) : (
                    <span className="text-fg-3">0</span>
                  )}
                </Td>
                <Td num label="Unknown" className="max-sm:hidden">
                  {formatCount(check.unknown)}
                </Td>
                <Td num label="Lost to findings">
                  {formatPoints(check.lostToFails)}
                </Td>
                <Td num label="Lost to unknown" className="max-sm:hidden">
                  {formatPoints(check.lostToUnknown)}
                </Td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="font-medium">
              <Td phone="full">Together</Td>
              <Td className="max-sm:hidden" />
              <Td />
              <Td className="max-sm:hidden" />
              <Td num label="Lost to findings">
                {breakdown.lostToFails.toFixed(1)}
              </Td>
              <Td num label="Lost to unknown" className="max-sm:hidden">
                {breakdown.lostToUnknown.toFixed(1)}
              </Td>
            </tr>
          </tfoot>
        </Table>
      </CardBody>
    </Card>
  );
}
