import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { readingsOf } from '@/lib/snapshot/data-sets';
import { toDocuments } from '@/lib/snapshot/documents';
import { AppError } from '@/lib/errors';
import type { Db } from '../client';
import { uuid7 } from '../uuid';
import { storeDocuments } from './store-documents';

export interface SnapshotStamp {
  fileHash: string | null;
  settingsHash: string;
  catalogueVersion: number;
  /** Hashes of documents that are surely stored. */
  present?: ReadonlySet<string>;
}

export interface InsertedSnapshot {
  snapshotId: string;
  inserted: boolean;
  /** The hashes of its documents. */
  documents: ReadonlySet<string>;
}

/**
 * Keeps a snapshot as evidence: its documents and the row that names them. The same snapshot again inserts nothing;
 * another one of the same account and time is a `conflict`.
 */
export async function insertSnapshot(
  tx: Db,
  snapshot: AccountSnapshot,
  stamp: SnapshotStamp,
): Promise<InsertedSnapshot> {
  const { manifestHash, documents } = toDocuments(snapshot);
  const { accountId, takenAt, source } = snapshot;
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    insert into "Snapshot" (id, "accountId", "takenAt", source, "manifestHash", "fileHash", readings,
      "catalogueVersion", "settingsHash", "organizationSnapshotId")
    values (${uuid7(new Date(takenAt))}::uuid, ${accountId}, ${takenAt}::timestamptz, ${source}, ${manifestHash},
      ${stamp.fileHash}, ${JSON.stringify(readingsOf(snapshot))}::jsonb, ${stamp.catalogueVersion}, ${stamp.settingsHash},
      (select o.id from "OrganizationSnapshot" o
       join "OrganizationalUnit" u on u."organizationId" = o."organizationId"
       join "Account" a on a."ouId" = u.id and a.id = ${accountId}
       where o."takenAt" <= ${takenAt}::timestamptz order by o."takenAt" desc limit 1))
    on conflict ("accountId", "takenAt") do nothing returning id`;
  const id = inserted[0]?.id;
  const hashes = new Set(documents.keys());
  if (id) {
    await storeDocuments(tx, documents, stamp.present);
    return { snapshotId: id, inserted: true, documents: hashes };
  }
  const there = await tx.snapshot.findUniqueOrThrow({
    where: { accountId_takenAt: { accountId, takenAt: new Date(takenAt) } },
    select: { id: true, manifestHash: true },
  });
  if (there.manifestHash === manifestHash)
    return { snapshotId: there.id, inserted: false, documents: hashes };
  throw new AppError(
    'conflict',
    `Account ${accountId} has another snapshot of ${takenAt}.`,
    'Give it the time at which its data was read.',
  );
}
