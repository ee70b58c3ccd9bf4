/** Stand for a star or question mark that is meant literally, such as one that a policy variable brought in. */
export const literalStar = '\uE000';
export const literalQuestionMark = '\uE001';

export type Matcher = (text: string) => boolean;

const cacheLimit = 50_000;
const cache = new Map<string, Matcher>();

function toLiteral(pattern: string): string {
  return pattern.replaceAll(literalStar, '*').replaceAll(literalQuestionMark, '?');
}

function isSameCharacter(expected: string, actual: string): boolean {
  if (expected === literalStar) return actual === '*';
  if (expected === literalQuestionMark) return actual === '?';
  return expected === '?' || expected === actual;
}

/** Greedy walk with one way back, the last star: linear for usual patterns and never exponential. */
function matchesWildcards(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.length && isSameCharacter(pattern.charAt(p), text.charAt(t))) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

function compile(pattern: string): Matcher {
  if (/^\*+$/.test(pattern)) return () => true;
  if (!/[*?]/.test(pattern)) {
    const literal = toLiteral(pattern);
    return (text) => text === literal;
  }
  const head = /^[^*?\uE000\uE001]*/.exec(pattern)?.[0] ?? '';
  return (text) => text.startsWith(head) && matchesWildcards(pattern, text);
}

/** Compiles IAM wildcards, case-sensitive: `*` is any run of characters (`:` and `/` too), `?` exactly one. */
export function compilePattern(pattern: string): Matcher {
  const known = cache.get(pattern);
  if (known) return known;
  if (cache.size >= cacheLimit) cache.clear();
  const matcher = compile(pattern);
  cache.set(pattern, matcher);
  return matcher;
}

/** As `compilePattern` for lower-case text, whatever the case of the pattern: the rule for action names. */
export function compileLowerCase(pattern: string): Matcher {
  return compilePattern(pattern.toLowerCase());
}

/** Whether `text` matches the IAM wildcards of `pattern`, case-sensitive. */
export function matchesPattern(pattern: string, text: string): boolean {
  return compilePattern(pattern)(text);
}
