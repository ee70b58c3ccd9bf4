import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Prisma } from '../generated/client';
import type { Db } from '../client';

/** Documents to keep by the SHA-256 of their uncompressed bytes. */
export type DocumentsByHash = ReadonlyMap<string, { kind: string; readonly bytes: Uint8Array }>;

const compress = promisify(gzip);
// Most of what a level above 1 would save is saved by storing an unchanged document once.
const level = 1;
const batchSize = 200;
const none: ReadonlySet<string> = new Set();
/** Whoever stores documents holds it shared; retention, which removes unnamed ones, holds it alone. */
export const documentsLock = 7_211_903_415;

/**
 * Stores documents that are not there yet. An equal document is stored once for the whole installation.
 *
 * @param present hashes that are surely there: those of a snapshot that is kept
 */
export async function storeDocuments(
  tx: Db,
  documents: DocumentsByHash,
  present: ReadonlySet<string> = none,
): Promise<void> {
  const asked = [...documents.keys()].filter((hash) => !present.has(hash));
  if (asked.length === 0) return;
  const hashes = JSON.stringify(asked);
  const known = await tx.$queryRaw<{ hash: string }[]>`
    select d.hash from "Document" d, pg_advisory_xact_lock_shared(${documentsLock}::bigint)
    where d.hash in (select jsonb_array_elements_text(${hashes}::jsonb))`;
  const found = new Set(known.map(({ hash }) => hash));
  const missing = [...documents]
    .filter(([hash]) => !present.has(hash) && !found.has(hash))
    // One order for everybody, so that two saves with the same new documents do not wait for each other in a circle.
    .sort(([a], [b]) => (a < b ? -1 : 1));
  for (let start = 0; start < missing.length; start += batchSize) {
    const rows = await Promise.all(
      missing.slice(start, start + batchSize).map(async ([hash, { kind, bytes }]) => {
        return Prisma.sql`(${hash}, ${kind}, ${bytes.length}, ${await compress(bytes, { level })})`;
      }),
    );
    await tx.$executeRaw`
      insert into "Document" (hash, kind, size, bytes) values ${Prisma.join(rows)} on conflict (hash) do nothing`;
  }
}
