/** The moment that a page shows: now, or an instant in the past. */
export type AsOf = { kind: 'now' } | { kind: 'past'; at: Date };

/**
 * Reads `asOf` of a URL or option: an ISO instant, or a bare date, which means the end of that UTC day.
 * Null for text that is neither.
 */
export function parseAsOf(text: string | null | undefined): AsOf | null {
  if (!text || text === 'now') return { kind: 'now' };
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.test(text) ? `${text}T23:59:59.999Z` : text;
  if (!/^\d{4}-\d{2}-\d{2}T/.test(day)) return null;
  const at = new Date(day);
  return Number.isNaN(at.getTime()) ? null : { kind: 'past', at };
}
