import { Sparkline } from '@/components/charts/sparkline';
import { Count } from '@/components/shared/count';
import { SeverityMark } from '@/components/shared/severity-mark';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { StackedBar } from '@/components/ui/meter';
import { Table, Td, Th } from '@/components/ui/table';
import type { Overview } from '@/lib/db/queries/overview/get-overview';
import type { TrendPoint } from '@/lib/db/queries/trends/get-trends';
import { formatCount, formatDifference } from '@/lib/format';
import { severities } from '@/lib/posture/types';

interface OpenFindingsCardProps {
  overview: Overview;
  points: TrendPoint[];
  since: string;
  href: (path: string) => string;
  className?: string;
}

export function OpenFindingsCard({ overview, points, since, href, className }: OpenFindingsCardProps) {
  const { now, before } = overview;
  const total = sumOf(now.open);
  return (
    <Card className={className}>
      <CardHeader
        title="Open findings"
        subtitle={
          <>
            <Link href={href('/findings')}>{formatCount(total)} open</Link>
            {before ? `, ${formatDifference(total, sumOf(before.open))} since ${since}` : null}
          </>
        }
      />
      <CardBody flush>
        <div className="px-4 pb-3 sm:px-5">
          <StackedBar segments={severities.map((tone) => ({ value: now.open[tone], tone }))} />
        </div>
        <Table caption="Open findings by severity" cards={false}>
          <thead>
            <tr>
              <Th>Severity</Th>
              <Th>90 days</Th>
              <Th num>Open</Th>
              <Th num>Since {since}</Th>
            </tr>
          </thead>
          <tbody>
            {severities.map((severity) => (
              <tr key={severity}>
                <Td>
                  <SeverityMark severity={severity} />
                </Td>
                <Td>
                  <Sparkline values={weekly(points, severity)} />
                </Td>
                <Td num>
                  <Count value={now.open[severity]} strong href={href(`/findings?severity=${severity}`)} />
                </Td>
                <Td num className="text-fg-2">
                  {before ? formatDifference(now.open[severity], before.open[severity]) : 'no data'}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}

function sumOf(open: Overview['now']['open']): number {
  return severities.reduce((sum, severity) => sum + open[severity], 0);
}

/** One value a week, the last known of each: a line of 76 px has no room for days. */
function weekly(points: TrendPoint[], severity: keyof Overview['now']['open']): (number | null)[] {
  const weeks: (number | null)[] = [];
  for (let end = points.length; end > 0; end -= 7) {
    const known = points.slice(Math.max(0, end - 7), end).findLast((point) => point[severity] !== null);
    weeks.unshift(known?.[severity] ?? null);
  }
  return weeks;
}
