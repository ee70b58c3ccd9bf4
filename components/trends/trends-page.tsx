import { Download } from 'lucide-react';
import { describeGaps } from '@/components/charts/describe-gaps';
import { reEvaluationSentence, trendMarks } from '@/components/charts/trend-marks';
import { PageHead } from '@/components/shared/page-head';
import { buttonVariants } from '@/components/ui/button-variants';
import { Grid, spanClass } from '@/components/ui/grid';
import { Notice } from '@/components/ui/notice';
import type { Trends } from '@/lib/db/queries/trends/get-trends';
import { formatLongDate, formatPlural } from '@/lib/format';
import { RangeControls } from './range-controls';
import { TrendCard } from './trend-card';
import { scoreChart, trendCharts } from './trend-charts';

interface TrendsPageProps {
  trends: Trends;
  range: number | null;
  from: Date;
  to: Date;
  last: Date;
  /** From and to stood the wrong way round and were exchanged, or were cut. */
  corrected: string | null;
  scope: Record<string, string | null>;
  href: (path: string) => string;
}

/** Is it getting better: one chart for each question, over any range. */
export function TrendsPage({ trends, range, from, to, last, corrected, scope, href }: TrendsPageProps) {
  const { points } = trends;
  const marks = trendMarks(trends);
  const sentence = reEvaluationSentence(trends);
  const charts = points.some(({ score }) => score !== null) ? [scoreChart, ...trendCharts] : trendCharts;
  const csv = new URLSearchParams({ format: 'csv', from: dayOf(from), to: dayOf(to) });
  for (const name of ['ou', 'account']) if (scope[name]) csv.set(name, scope[name]);
  const gaps = describeGaps(points.map(({ day, accounts }) => ({ at: day, known: accounts > 0 })));
  const most = Math.max(0, ...points.map(({ accounts }) => accounts));
  return (
    <>
      <PageHead
        title="Trends"
        lede={`${formatLongDate(from)} to ${formatLongDate(to)}, by UTC day, sums over ${formatPlural(most, 'account')}.${gaps ? ` ${gaps}` : ''}`}
        actions={
          <a href={`/api/v1/trends?${csv.toString()}`} download className={buttonVariants()}>
            <Download aria-hidden="true" />
            Export CSV
          </a>
        }
      />
      <RangeControls
        range={range}
        from={dayOf(from)}
        to={dayOf(to)}
        last={dayOf(last)}
        scope={scope}
        href={href}
      />
      {corrected ? (
        <Notice kind="information" className="mb-4">
          {corrected}
        </Notice>
      ) : null}
      {sentence ? <p className="mb-4 max-w-[100ch] text-small text-fg-2">{sentence}</p> : null}
      <Grid>
        {charts.map((chart) => (
          <TrendCard
            key={chart.id}
            chart={chart}
            points={points}
            marks={marks}
            href={href}
            className={spanClass(chart.shape === 'stack' || chart.id === 'score' ? 12 : 6)}
          />
        ))}
      </Grid>
    </>
  );
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
