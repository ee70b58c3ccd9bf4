import type { ReactNode } from 'react';
import { PageHead } from '@/components/shared/page-head';
import { Grid, spanClass } from '@/components/ui/grid';
import type { AccountListRow } from '@/lib/db/queries/accounts/list-accounts';
import type { ChangeRow } from '@/lib/db/queries/changes/list-changes';
import type { FirstThing, Overview } from '@/lib/db/queries/overview/get-overview';
import type { Trends } from '@/lib/db/queries/trends/get-trends';
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatLongDate,
  formatPlural,
  formatShortDate,
} from '@/lib/format';
import { ChangesCard } from './changes-card';
import { FirstThingsCard } from './first-things-card';
import { OpenFindingsCard } from './open-findings-card';
import { OverviewChart, type OverviewChartKind } from './overview-chart';
import { OverviewNotices } from './overview-notices';
import { OverviewStats } from './overview-stats';
import { PrintButton } from '@/components/shared/print-button';

export interface OverviewPageProps {
  overview: Overview;
  /** The same checks as `overview.doTheseFirst`, with what is wrong where they fail. */
  things: (FirstThing & { title: string })[];
  trends: Trends;
  changes: { rows: ChangeRow[]; total: number };
  changesSince: { at: Date; isVisit: boolean };
  troubled: { rows: AccountListRow[]; total: number };
  newestAt: Date | null;
  moment: Date;
  isPast: boolean;
  compareTo: Date;
  chart: OverviewChartKind;
  href: (path: string) => string;
  /** The card of accounts, worst first; none for a single account. */
  accounts: ReactNode;
}

/** How are we, what changed, what next. */
export function OverviewPage(props: OverviewPageProps) {
  const { overview, trends, moment, compareTo, href, isPast } = props;
  const since = formatShortDate(compareTo, moment);
  return (
    <>
      <PageHead title="Overview" lede={ledeOf(props)} actions={<PrintButton />} />
      <OverviewNotices troubled={props.troubled} isPast={isPast} href={href} />
      <OverviewStats overview={overview} since={since} href={href} />
      <Grid>
        <OverviewChart
          kind={props.chart}
          trends={trends}
          compare={{ day: formatDate(compareTo), since }}
          href={href}
          className={spanClass(8)}
        />
        <OpenFindingsCard
          overview={overview}
          points={trends.points}
          since={since}
          href={href}
          className={spanClass(4)}
        />
        <FirstThingsCard
          things={props.things}
          checkedAt={props.newestAt ? formatDateTime(props.newestAt) : null}
          href={href}
          className={spanClass(7)}
        />
        <ChangesCard
          changes={props.changes}
          since={props.changesSince.at}
          isVisit={props.changesSince.isVisit}
          moment={moment}
          href={href}
          className={spanClass(5)}
        />
        {props.accounts}
      </Grid>
    </>
  );
}

function ledeOf({ overview, compareTo }: OverviewPageProps): string {
  const { accounts, users, roles } = overview.now;
  const identities = users === null || roles === null ? 'an unknown number of' : formatCount(users + roles);
  const compared = overview.before ? ` Compared with ${formatLongDate(compareTo)}.` : '';
  return `${formatPlural(accounts, 'account')}, ${identities} users and roles.${compared}`;
}
