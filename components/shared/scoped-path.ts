import type { AsOf } from '@/lib/access/as-of';

/** Scope and time as they stand in an address. */
export interface AddressScope {
  ou: string | null;
  accountId: string | null;
  at: AsOf;
}

export type ScopedPath = (
  path: string,
  query?: Record<string, string | number | readonly string[] | null | undefined>,
) => string;

/** For server components: a function that makes addresses which carry scope and time; empty values are left out. */
export function scopedPath({ ou, accountId, at }: AddressScope): ScopedPath {
  const scope = { ou, account: accountId, asOf: at.kind === 'past' ? asOfText(at.at) : null };
  return (path, query = {}) => {
    const next = new URLSearchParams();
    for (const [key, value] of Object.entries({ ...scope, ...query })) {
      const text = Array.isArray(value) ? value.join(',') : value;
      if (text !== null && text !== undefined && text !== '') next.set(key, String(text));
    }
    const search = next.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
    return search ? `${path}?${search}` : path;
  };
}

/** The end of a UTC day was given as that day. */
function asOfText(at: Date): string {
  return at.toISOString().replace('T23:59:59.999Z', '');
}
