import Link from 'next/link';
import { Count } from '@/components/shared/count';
import { NameCell } from '@/components/shared/name-cell';
import { SeverityMark } from '@/components/shared/severity-mark';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import type { AccountDetail } from '@/lib/db/queries/accounts/get-account';
import { checks } from '@/lib/posture/checks';
import { severities } from '@/lib/posture/types';

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
        <Table
          caption="Checks with their results in this account, failing ones first"
          size="compact"
          cards="three"
        >
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
                    mark={<SeverityMark severity={check.severity} iconOnly />}
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
