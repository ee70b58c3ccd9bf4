import type { SearchParams } from 'nuqs/server';
import { cache } from 'react';
import { RequirementPage } from '@/components/compliance/requirement-page';
import { checkOf } from '@/components/findings/check-of';
import { scopedPath } from '@/components/shared/scoped-path';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getRequirement } from '@/lib/db/queries/compliance/get-requirement';
import { loadScope } from '../../../scope-params';

interface PageProps {
  params: Promise<{ frameworkId: string; requirementId: string }>;
  searchParams: Promise<SearchParams>;
}

/** One read for the title and the page. */
const readRequirement = cache(
  async (frameworkId: string, requirementId: string, searchParams: Promise<SearchParams>) => {
    const viewer = await requireViewer();
    const scope = await loadScope(searchParams);
    const params = { ...scope.place, at: scope.at, frameworkId, requirementId };
    return { scope, standing: await forPage(getRequirement(viewer, params)) };
  },
);

async function readPage({ params, searchParams }: PageProps) {
  const { frameworkId, requirementId } = await params;
  return readRequirement(frameworkId, decodeURIComponent(requirementId), searchParams);
}

export async function generateMetadata(props: PageProps) {
  const { standing } = await readPage(props);
  return { title: `${standing.outcome.requirement.id} · ${standing.framework.name}` };
}

export default async function Page(props: PageProps) {
  const { scope, standing } = await readPage(props);
  return <RequirementPage standing={standing} checkOf={checkOf} path={scopedPath(scope)} />;
}
