import type { SearchParams } from 'nuqs/server';
import { cache } from 'react';
import { ComplianceTrendCard } from '@/components/compliance/compliance-trend-card';
import { FrameworkPage } from '@/components/compliance/framework-page';
import { scopedPath } from '@/components/shared/scoped-path';
import { SectionBoundary } from '@/components/shared/section-boundary';
import { Skeleton } from '@/components/ui/skeleton';
import { can } from '@/lib/access/can';
import type { Viewer } from '@/lib/access/viewer';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { getComplianceTrend } from '@/lib/db/queries/compliance/get-compliance-trend';
import { getFrameworkStanding } from '@/lib/db/queries/compliance/get-compliance';
import { loadScope, type PageScope } from '../../scope-params';
import { removeFrameworkAction } from '../actions';
import { loadComplianceParams } from '../search-params';

interface PageProps {
  params: Promise<{ frameworkId: string }>;
  searchParams: Promise<SearchParams>;
}

/** One read for the title and the page. */
const readStanding = cache(async (frameworkId: string, searchParams: Promise<SearchParams>) => {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const params = { ...scope.place, at: scope.at, frameworkId };
  return { scope, standing: await forPage(getFrameworkStanding(viewer, params)) };
});

export async function generateMetadata({ params, searchParams }: PageProps) {
  const { standing } = await readStanding((await params).frameworkId, searchParams);
  return { title: `${standing.framework.name} ${standing.framework.version}` };
}

export default async function Page({ params, searchParams }: PageProps) {
  const { scope, standing } = await readStanding((await params).frameworkId, searchParams);
  const { status } = await loadComplianceParams(searchParams);
  const viewer = await requireViewer();
  return (
    <FrameworkPage
      standing={standing}
      status={status}
      trend={
        <SectionBoundary name="Passing over time" fallback={<Skeleton className="mb-4 h-72" />}>
          <Trend viewer={viewer} frameworkId={standing.framework.id} scope={scope} />
        </SectionBoundary>
      }
      mayEdit={can(viewer, 'framework:edit')}
      remove={removeFrameworkAction}
      path={scopedPath(scope)}
    />
  );
}

const trendDays = 90;

interface TrendProps {
  viewer: Viewer;
  frameworkId: string;
  scope: PageScope;
}

async function Trend({ viewer, frameworkId, scope: { place, at } }: TrendProps) {
  const to = at.kind === 'past' ? at.at : now();
  const points = await getComplianceTrend(viewer, { ...place, frameworkId, to, days: trendDays });
  return <ComplianceTrendCard points={points} days={trendDays} />;
}
