import type { SearchParams } from 'nuqs/server';
import { ChecksPage } from '@/components/checks/checks-page';
import { scopedPath } from '@/components/shared/scoped-path';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { listCheckReference } from '@/lib/db/queries/checks/get-check-reference';
import { loadScope } from '../scope-params';
import { loadChecksParams } from './search-params';

export const metadata = { title: 'Checks' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const { q, show } = await loadChecksParams(searchParams);
  const checks = await forPage(listCheckReference(viewer, { ...scope.place, at: scope.at }));
  const kept = new URL(scope.href('/checks'), 'http://localhost').searchParams;
  return (
    <ChecksPage checks={checks} q={q} shown={show} kept={Object.fromEntries(kept)} path={scopedPath(scope)} />
  );
}
