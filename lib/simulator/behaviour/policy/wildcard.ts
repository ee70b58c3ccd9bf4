const cache = new Map<string, RegExp>();
const CACHE_LIMIT = 20_000;

function compile(pattern: string, flags: string): RegExp {
  const key = `${flags}/${pattern}`;
  const known = cache.get(key);
  if (known) return known;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  const made = new RegExp(`^${source}$`, `s${flags}`);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, made);
  return made;
}

/** Does a pattern with `*` and `?` match the whole text? Case matters. */
export function matchesWildcard(pattern: string, text: string): boolean {
  return pattern === '*' || pattern === text || compile(pattern, '').test(text);
}

/** The same for action names, where case does not matter. */
export function matchesAction(pattern: string, action: string): boolean {
  return pattern === '*' || compile(pattern, 'i').test(action);
}
