import type { SearchParams } from 'nuqs/server';
import { scopedPath } from '@/components/shared/scoped-path';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getIdentity } from '@/lib/db/queries/identities/get-identity';
import { loadScope } from '../../scope-params';

export interface IdentityPageProps {
  params: Promise<{ identityId: string }>;
  searchParams: Promise<SearchParams>;
}

/** What every page about one identity shows; an unknown one becomes "not found". */
export async function loadIdentity({ params, searchParams }: IdentityPageProps) {
  const viewer = await requireViewer();
  const { identityId } = await params;
  const scope = await loadScope(searchParams);
  const identity = await forPage(getIdentity(viewer, { identityId, at: scope.at }));
  return { viewer, identity, at: scope.at, path: scopedPath(scope) };
}
