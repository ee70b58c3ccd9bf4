import { createHash } from 'node:crypto';
import { AppError } from '@/lib/errors';
import type { Texts } from '@/lib/reports/parameter';

export const defaultSize = 100;
export const maxSize = 1_000;

export interface PageRequest {
  page: number;
  size: number;
}

/** `size` and `cursor` of an address. Throws `invalid`, also for a cursor of another list or of other filters. */
export function readPage(query: Texts, list: string): PageRequest {
  const size = readSize(query.size);
  if (!query.cursor) return { page: 1, size };
  const [page = '', stamp = ''] = Buffer.from(query.cursor, 'base64url').toString('utf8').split('.');
  if (/^\d{1,9}$/.test(page) && stamp === stampOf(query, list)) return { page: Number(page), size };
  throw new AppError(
    'invalid',
    'The cursor is not one of this list with these parameters.',
    'Send `page.next` of the answer before, with every other parameter as it was.',
    { field: 'cursor' },
  );
}

/** The cursor of the page after; null after the last. */
export function nextCursor(
  query: Texts,
  list: string,
  { page, size, total }: PageRequest & { total: number },
) {
  if (page * size >= total) return null;
  return Buffer.from(`${page + 1}.${stampOf(query, list)}`).toString('base64url');
}

function readSize(text: string | null | undefined): number {
  if (!text) return defaultSize;
  const size = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (size >= 1 && size <= maxSize) return size;
  throw new AppError('invalid', `"${text.slice(0, 20)}" is no page size.`, `It takes 1 to ${maxSize}.`, {
    field: 'size',
  });
}

/** A cursor counts pages, which mean something only for the same rows in the same order. */
function stampOf({ cursor: _, ...query }: Texts, list: string): string {
  const parts = Object.entries(query).filter(([, text]) => text);
  const canonical = JSON.stringify([list, ...parts.sort(([a], [b]) => (a < b ? -1 : 1))]);
  return createHash('sha256').update(canonical).digest('base64url').slice(0, 12);
}
