import { Count } from '@/components/shared/count';
import { NameCell } from '@/components/shared/name-cell';
import { ResultMark } from '@/components/shared/result-mark';
import { SeverityMark } from '@/components/shared/severity-mark';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import type { AccountDetail } from '@/lib/db/queries/accounts/get-account';
import { checks } from '@/lib/posture/checks';
import { severities, type Severity } from '@/lib/posture/types';

interface CheckTalliesProps {
  account: AccountDetail;
  href: (path: string) => string;
}

/** What each check found here: failing ones first, the worst before the rest. */
export function CheckTallies({ account, href }: CheckTalliesProps) {
  const known = new Map(checks.map((check) => [check.id, check]));
  const rows = account.tallies
    .flatMap((tally) => {
      const check = known.get(tally.checkId);
      return check ? [{ ...tally, check }] : [];
    })
    .sort(
      (a, b) =>
        Number(b.fail > 0) - Number(a.fail > 0) ||
        severities.indexOf(a.check.severity) - severities.indexOf(b.check.severity) ||
        b.fail - a.fail,
    );
  if (rows.length === 0) return null;
  return (
    <Card>
      <CardHeader
        title="Checks"
        subtitle="Resources by result, at this snapshot. Excepted findings count as failing here."
      />
      <CardBody flush>
        <Table caption="Checks with their results in this account, failing ones first" cards="three">
          <thead>
            <tr>
              <Th>Check</Th>
              <Th num>Fail</Th>
              <Th num>Unknown</Th>
              <Th num>Manual</Th>
              <Th num>Pass</Th>
              <Th num>Not applicable</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ check, fail, unknown, manual, pass, notApplicable }) => (
              <tr key={check.id}>
                <Td phone="full">
                  <NameCell
                    mark={markOf(check.severity, { fail, unknown, pass })}
                    name={fail > 0 ? check.failTitle : check.title}
                    detail={check.id}
                    mono
                  />
                </Td>
                <Td num label="Fail">
                  <Count
                    value={fail}
                    strong
                    href={href(`/findings?account=${account.id}&check=${check.id}`)}
                  />
                </Td>
                <Td num label="Unknown">
                  {unknown > 0 ? <Link href="#coverage">{unknown}</Link> : <Count value={0} />}
                </Td>
                <Td num label="Manual">
                  <Count value={manual} />
                </Td>
                <Td num label="Pass">
                  <Count value={pass} />
                </Td>
                <Td num label="Not applicable">
                  <Count value={notApplicable} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}

/** How bad it is where it fails; else what came of it, so that red stands only beside a fault. */
function markOf(severity: Severity, counts: { fail: number; unknown: number; pass: number }) {
  if (counts.fail > 0) return <SeverityMark severity={severity} iconOnly />;
  if (counts.unknown > 0) return <ResultMark result="unknown" iconOnly />;
  return <ResultMark result={counts.pass > 0 ? 'pass' : 'not-applicable'} iconOnly />;
}
