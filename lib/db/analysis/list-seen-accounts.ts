import { db } from '../client';

/** An account with its newest snapshot. */
export interface SeenAccount {
  accountId: string;
  name: string;
  organizationId: string | null;
  snapshotId: string;
  at: Date;
}

/** Every account whose edges are known, with its organization. One of before there were edges waits for its next save. */
export async function listSeenAccounts(): Promise<SeenAccount[]> {
  return db().$queryRaw<SeenAccount[]>`
    select a.id as "accountId", a.name, a."lastSnapshotId" as "snapshotId", a."lastSnapshotAt" as at,
      coalesce(u."organizationId", g.id) as "organizationId"
    from "Account" a left join "OrganizationalUnit" u on u.id = a."ouId"
    left join "Organization" g on g."managementAccountId" = a.id
    where a."removedAt" is null and a."lastSnapshotId" is not null
      and exists (select 1 from "Edge" e where e."accountId" = a.id)
    order by a.id`;
}
