import { GrantedUsed } from '@/components/permissions/granted-used';
import { statesOfView, type GrantView } from '@/components/permissions/grant-views';
import { RightSizeSummary } from '@/components/policies/right-size-summary';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { AsOf } from '@/lib/access/as-of';
import { can } from '@/lib/access/can';
import type { Viewer } from '@/lib/access/viewer';
import { getPermissionDetail } from '@/lib/db/queries/permissions/get-permission-detail';
import { rightSizeIdentity } from '@/lib/db/queries/policies/right-size-identity';
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
  const isJudged = detail.identity.kind !== 'group' && can(viewer, 'policy:analyze');
  const window = { mode: 'action' as const, days: rest.threshold };
  const sizing = isJudged ? await rightSizeIdentity(viewer, { identityId, at, ...window }) : null;
  return (
    <>
      <GrantedUsed {...rest} detail={detail} view={view} page={page} size={size} />
      {sizing ? <RightSizeSummary sizing={sizing} path={rest.path} /> : null}
    </>
  );
}
