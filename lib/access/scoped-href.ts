/** What every address carries: unit, account and time, as they stand in it. */
export interface ScopeQuery {
  ou?: string | null;
  account?: string | null;
  asOf?: string | null;
}

/** Makes links that keep scope and time; what a path says itself wins. On the client: `useScopedHref`. */
export function scopedHref(scope: ScopeQuery): (path: string) => string {
  return (path) => {
    const [pathname = '/', query = ''] = path.split('?');
    const next = new URLSearchParams(query);
    for (const [key, value] of Object.entries(scope)) {
      if (value && !next.has(key)) next.set(key, value);
    }
    const text = next.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
    return text ? `${pathname}?${text}` : pathname;
  };
}
