import { CircleCheck } from 'lucide-react';
import { SeverityMark } from '@/components/shared/severity-mark';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import type { FindingDelta } from '@/lib/db/queries/compare/get-comparison';
import { formatCount } from '@/lib/format';

interface FindingsDeltaCardProps {
  findings: readonly FindingDelta[];
  most: number;
  moreHref: string;
  path: ScopedPath;
}

/** What fails at one end and not at the other, the worst first. */
export function FindingsDeltaCard({ findings, most, moreHref, path }: FindingsDeltaCardProps) {
  const opened = findings.filter(({ moved }) => moved === 'opened').length;
  const left = findings.length - most;
  return (
    <Card>
      <CardHeader
        title="Findings"
        subtitle={`${formatCount(opened)} opened, ${formatCount(findings.length - opened)} resolved`}
        action={
          left > 0 ? (
            <Link href={moreHref} scroll={false} className="px-2 text-small text-fg-2">
              {formatCount(left)} more
            </Link>
          ) : undefined
        }
      />
      <CardBody flush>
        <Table caption="Findings opened and resolved" size="compact" headed>
          <thead>
            <tr>
              <Th className="w-[12%]">Change</Th>
              <Th className="w-[12%]">Severity</Th>
              <Th>Finding</Th>
              <Th className="w-[18%]">Account</Th>
            </tr>
          </thead>
          <tbody>
            {findings.slice(0, most).map((finding, index) => (
              <tr key={`${finding.accountId} ${finding.checkId} ${finding.title} ${index}`}>
                <Td label="Change">
                  {finding.moved === 'opened' ? (
                    <span>
                      <b aria-hidden="true" className="mr-2 font-mono text-del">
                        +
                      </b>
                      opened
                    </span>
                  ) : (
                    <span className="inline-flex items-center gap-1.5">
                      <CircleCheck aria-hidden="true" className="size-[15px] text-pass" />
                      resolved
                    </span>
                  )}
                </Td>
                <Td label="Severity">
                  <SeverityMark severity={finding.severity} />
                </Td>
                <Td phone="full">
                  {finding.findingId ? (
                    <Link href={path(`/findings/${finding.findingId}`)}>{finding.title}</Link>
                  ) : (
                    finding.title
                  )}
                </Td>
                <Td label="Account" className="text-fg-2">
                  {finding.accountName}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}
