import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { accountsOf } from '../../sql/seen-accounts';

export interface WiderScopes {
  /** The unit of the finding's account. */
  unit: { id: string; name: string } | null;
  /** Tags of the identity that it is of. */
  tags: { key: string; value: string }[];
}

/** What an exception could take in besides a finding, its check and its account: for the choice on its page. */
export async function getWiderScopes(viewer: Viewer, findingId: string): Promise<WiderScopes> {
  requirePermission(viewer, 'posture:read');
  const [row] = await db().$queryRaw<WiderScopes[]>`
    select case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as unit,
      coalesce(i.tags, '[]'::jsonb) as tags
    from "Finding" f join "Account" a on a.id = f."accountId"
    left join "OrganizationalUnit" o on o.id = a."ouId"
    left join "IdentityState" i on i."identityId" = f."identityId" and i."validTo" is null
    where f.id = ${findingId}::uuid and ${accountsOf(viewer, {})}`;
  return row ?? { unit: null, tags: [] };
}
