import type { SearchParams } from 'nuqs/server';
import { cache } from 'react';
import { FrameworkPage } from '@/components/compliance/framework-page';
import { scopedPath } from '@/components/shared/scoped-path';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getFrameworkStanding } from '@/lib/db/queries/compliance/get-compliance';
import { loadScope } from '../../scope-params';
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
  return <FrameworkPage standing={standing} status={status} path={scopedPath(scope)} />;
}
