import type { SearchParams } from 'nuqs/server';
import { cache } from 'react';
import { CheckPage } from '@/components/checks/check-page';
import { scopedPath } from '@/components/shared/scoped-path';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getCheckReference } from '@/lib/db/queries/checks/get-check-reference';
import { loadScope } from '../../scope-params';

interface PageProps {
  params: Promise<{ checkId: string }>;
  searchParams: Promise<SearchParams>;
}

/** One read for the title and the page. */
const readReference = cache(async (checkId: string, searchParams: Promise<SearchParams>) => {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const params = { ...scope.place, at: scope.at, checkId };
  return { scope, reference: await forPage(getCheckReference(viewer, params)) };
});

export async function generateMetadata({ params, searchParams }: PageProps) {
  const { reference } = await readReference((await params).checkId, searchParams);
  return { title: reference.check.title };
}

export default async function Page({ params, searchParams }: PageProps) {
  const { scope, reference } = await readReference((await params).checkId, searchParams);
  return <CheckPage reference={reference} path={scopedPath(scope)} />;
}
