type Cache = Map<string, RegExp>;
const exact: Cache = new Map();
const caseless: Cache = new Map();
const CACHE_LIMIT = 20_000;

function compile(pattern: string, cache: Cache): RegExp {
  const known = cache.get(pattern);
  if (known) return known;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  const made = new RegExp(`^${source}$`, cache === caseless ? 'si' : 's');
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(pattern, made);
  return made;
}

/** Does a pattern with `*` and `?` match the whole text? Case matters. */
export function matchesWildcard(pattern: string, text: string): boolean {
  return pattern === '*' || pattern === text || compile(pattern, exact).test(text);
}

/** The same for action names, where case does not matter. */
export function matchesAction(pattern: string, action: string): boolean {
  return pattern === '*' || compile(pattern, caseless).test(action);
}
