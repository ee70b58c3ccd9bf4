import { documentHashesOf, readManifest } from '@/lib/snapshot/documents';
import { policyHashesOfOrganization } from '@/lib/snapshot/organization-documents';
import { resolveSettings, type Settings } from '@/lib/posture/settings/resolve-settings';
import { Prisma } from './generated/client';
import { db, withTransaction } from './client';
import { readDocuments } from './evidence/read-documents';
import { documentsLock } from './evidence/store-documents';
import { projectionTableNames, projectionTables } from './projection/tables';

const batchSize = 500;
const dayMs = 86_400_000;
const unnamedDocumentDays = 7;

/** Rows that retention removed. */
export interface RemovedByRetention {
  snapshots: number;
  projectionRows: number;
  changes: number;
  metrics: number;
  documents: number;
}

/**
 * Removes what the retention settings of the estate no longer keep, in batches of short transactions: every snapshot is
 * kept for a time, then the last of each UTC day, then of each month; closed projection rows, changes and numbers for
 * years; the audit log for ever. Documents that no manifest names go a week after they were stored.
 */
export async function applyRetention(now: Date): Promise<RemovedByRetention> {
  const overrides = await db().setting.findMany({ select: { scope: true, key: true, value: true } });
  const settings = resolveSettings(overrides, { accountId: null, ouPath: [] });
  const before = new Date(now.getTime() - settings.keepHistoryYears * 365 * dayMs).toISOString();
  const closed = Prisma.sql`"validTo" < ${before}::timestamptz`;
  let projectionRows = 0;
  for (const table of projectionTableNames) {
    projectionRows += await removeInBatches(projectionTables[table].name, closed);
  }
  projectionRows += await removeInBatches('Reach', closed);
  await removeInBatches('EstateAnalysis', Prisma.sql`at < ${before}::timestamptz`);
  return {
    snapshots: await removeSnapshots(now, settings),
    projectionRows,
    changes: await removeInBatches('Change', Prisma.sql`at < ${before}::timestamptz`),
    metrics: await removeInBatches('AccountMetric', Prisma.sql`"takenAt" < ${before}::timestamptz`),
    documents: await removeUnnamedDocuments(now),
  };
}

async function removeInBatches(name: string, where: Prisma.Sql): Promise<number> {
  const table = Prisma.raw(`"${name}"`);
  let removed = 0;
  for (;;) {
    const count = await db().$executeRaw`
      delete from ${table} where ctid = any(array(select ctid from ${table} where ${where} limit ${batchSize}))`;
    removed += count;
    if (count < batchSize) return removed;
  }
}

/** An account's newest snapshot always stays: it is the last of its day and of its month. */
async function removeSnapshots(now: Date, settings: Settings): Promise<number> {
  const everyUntil = new Date(now.getTime() - settings.keepEverySnapshotDays * dayMs).toISOString();
  const dailyUntil = new Date(now.getTime() - settings.keepDailySnapshotDays * dayMs).toISOString();
  return removeInBatches(
    'Snapshot',
    Prisma.sql`id in (
      select x.id from (
        select s.id, s."takenAt", row_number() over (
          partition by s."accountId", case when s."takenAt" < ${dailyUntil}::timestamptz
            then date_trunc('month', s."takenAt" at time zone 'UTC') else date_trunc('day', s."takenAt" at time zone 'UTC') end,
            s."takenAt" < ${dailyUntil}::timestamptz
          order by s."takenAt" desc) as place
        from "Snapshot" s where s."takenAt" < ${everyUntil}::timestamptz) x
      where x.place > 1)`,
  );
}

async function removeUnnamedDocuments(now: Date): Promise<number> {
  const before = new Date(now.getTime() - unnamedDocumentDays * dayMs);
  return withTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${documentsLock}::bigint)`;
    const named = await namedDocuments();
    const candidates = await tx.document.findMany({
      where: { createdAt: { lt: before } },
      select: { hash: true },
    });
    const unnamed = candidates.map(({ hash }) => hash).filter((hash) => !named.has(hash));
    let removed = 0;
    for (let start = 0; start < unnamed.length; start += batchSize) {
      const batch = unnamed.slice(start, start + batchSize);
      removed += (await tx.document.deleteMany({ where: { hash: { in: batch } } })).count;
    }
    return removed;
  });
}

/** Every document that a snapshot of an account or an organization names. */
async function namedDocuments(): Promise<Set<string>> {
  const named = new Set<string>();
  const manifests = await db().snapshot.findMany({
    distinct: ['manifestHash'],
    select: { manifestHash: true },
  });
  await visit(
    manifests.map(({ manifestHash }) => manifestHash),
    (hash, bytes) => {
      named.add(hash);
      for (const each of documentHashesOf(readManifest(bytes))) named.add(each);
    },
  );
  const organizations = await db().organizationSnapshot.findMany({
    distinct: ['documentHash'],
    select: { documentHash: true },
  });
  await visit(
    organizations.map(({ documentHash }) => documentHash),
    (hash, bytes) => {
      named.add(hash);
      for (const each of policyHashesOfOrganization(bytes)) named.add(each);
    },
  );
  return named;
}

async function visit(
  hashes: readonly string[],
  see: (hash: string, bytes: Uint8Array) => void,
): Promise<void> {
  for (let start = 0; start < hashes.length; start += batchSize) {
    const documents = await readDocuments(hashes.slice(start, start + batchSize));
    for (const [hash, bytes] of documents) see(hash, bytes);
  }
}
