import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { overviewCharts } from '@/components/overview/overview-chart';

/** What the overview's address says beside scope and time. */
export const loadOverviewParams = createLoader({
  chart: parseAsStringLiteral(overviewCharts).withDefault('mfa'),
});
