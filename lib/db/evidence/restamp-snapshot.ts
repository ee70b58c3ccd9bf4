import type { Db } from '../client';

/** Notes by what the snapshot's current evaluation was made: settings, catalogue and organization. */
export async function restampSnapshot(
  tx: Db,
  snapshotId: string,
  stamp: { settingsHash: string; catalogueVersion: number },
): Promise<void> {
  await tx.$executeRaw`
    update "Snapshot" s set "settingsHash" = ${stamp.settingsHash}, "catalogueVersion" = ${stamp.catalogueVersion},
      "organizationSnapshotId" = (
        select o.id from "OrganizationSnapshot" o
        join "OrganizationalUnit" u on u."organizationId" = o."organizationId"
        join "Account" a on a."ouId" = u.id and a.id = s."accountId"
        where o."takenAt" <= s."takenAt" order by o."takenAt" desc limit 1)
    where s.id = ${snapshotId}::uuid`;
}
