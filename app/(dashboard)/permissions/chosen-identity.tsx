import { GrantedUsed } from '@/components/permissions/granted-used';
import { statesOfView, type GrantView } from '@/components/permissions/grant-views';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import { getPermissionDetail } from '@/lib/db/queries/permissions/get-permission-detail';
import { toAppError } from '@/lib/errors';

const size = 20;

interface ChosenIdentityProps {
  viewer: Viewer;
  identityId: string;
  at: AsOf;
  view: GrantView;
  page: number;
  threshold: number;
  viewHref: (query: { show?: GrantView; from?: number }) => string;
  path: ScopedPath;
}

/** The right side of the page: late without keeping the list waiting. */
export async function ChosenIdentity({ viewer, identityId, at, view, page, ...rest }: ChosenIdentityProps) {
  const detail = await getPermissionDetail(viewer, {
    identityId,
    at,
    states: statesOfView(view),
    page,
    size,
  }).catch((error: unknown) => {
    if (toAppError(error).code === 'not-found') return null;
    throw error;
  });
  if (!detail) {
    return (
      <Card>
        <EmptyState title="This identity is not judged here">
          It is granted no service at this moment, or is not in this scope. Choose one of the list.
        </EmptyState>
      </Card>
    );
  }
  return <GrantedUsed {...rest} detail={detail} view={view} page={page} size={size} />;
}
