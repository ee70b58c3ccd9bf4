import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '@/lib/errors';
import { db } from '../client';

const decompress = promisify(gunzip);
const cacheBytes = 32 * 1024 * 1024;
const cache = new Map<string, Uint8Array>();
let cached = 0;

function keep(hash: string, bytes: Uint8Array): void {
  if (bytes.length > cacheBytes / 8 || cache.has(hash)) return;
  cache.set(hash, bytes);
  cached += bytes.length;
  for (const [oldest, value] of cache) {
    if (cached <= cacheBytes) return;
    cache.delete(oldest);
    cached -= value.length;
  }
}

/**
 * The uncompressed bytes of documents by their hash. Documents never change, so the last ones stay in memory.
 * Throws `internal` when one is missing: evidence that a manifest names is never removed.
 */
export async function readDocuments(hashes: Iterable<string>): Promise<Map<string, Uint8Array>> {
  const wanted = [...new Set(hashes)];
  const found = new Map<string, Uint8Array>();
  const asked: string[] = [];
  for (const hash of wanted) {
    const bytes = cache.get(hash);
    if (bytes) found.set(hash, bytes);
    else asked.push(hash);
  }
  if (asked.length > 0) {
    const rows = await db().document.findMany({
      where: { hash: { in: asked } },
      select: { hash: true, bytes: true },
    });
    for (const row of rows) {
      const bytes = await decompress(row.bytes);
      found.set(row.hash, bytes);
      keep(row.hash, bytes);
    }
  }
  const missing = wanted.filter((hash) => !found.has(hash));
  if (missing.length > 0) {
    throw new AppError(
      'internal',
      `${missing.length} documents of a snapshot are missing.`,
      'Restore a backup.',
      {
        hashes: missing.slice(0, 10),
      },
    );
  }
  return found;
}
