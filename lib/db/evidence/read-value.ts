import { decodeDocument } from '@/lib/snapshot/encode-document';
import type { Instant } from '@/lib/snapshot/reading';
import { AppError } from '@/lib/errors';
import { readDocuments } from './read-documents';

const mostBytes = 16 * 1024 * 1024;
const values = new Map<string, { value: unknown; bytes: number }>();
let kept = 0;

/**
 * What a JSON document says, with `asOf` in the readings inside it. Documents never change, so the last values stay in
 * memory (16 MiB of their bytes): callers share them and change nothing. Throws `internal` when the document is missing.
 */
export async function readValue(address: string, kind: string, asOf: Instant): Promise<unknown> {
  const key = `${address}/${asOf}`;
  const known = values.get(key);
  if (known) {
    values.delete(key);
    values.set(key, known);
    return known.value;
  }
  const bytes = (await readDocuments([address])).get(address);
  if (!bytes) throw new AppError('internal', `Document ${address} was not loaded.`);
  const value = decodeDocument(bytes, kind, asOf);
  keep(key, { value, bytes: bytes.length });
  return value;
}

function keep(key: string, entry: { value: unknown; bytes: number }): void {
  if (entry.bytes > mostBytes / 4 || values.has(key)) return;
  values.set(key, entry);
  kept += entry.bytes;
  for (const [oldest, { bytes }] of values) {
    if (kept <= mostBytes) return;
    values.delete(oldest);
    kept -= bytes;
  }
}
