export interface Token {
  kind: 'selector' | 'operator' | 'string' | 'regex' | 'word';
  text: string;
}

const kinds: readonly [Token['kind'], RegExp][] = [
  ['selector', /\$(?:\.?\['[^']*'\]|\[\d+\]|\.[A-Za-z0-9_@-]+)+/y],
  ['operator', /&&|\|\||!=|<=|>=|[=<>()]/y],
  ['string', /"((?:[^"\\]|\\.)*)"/y],
  ['regex', /%((?:[^%\\]|\\.)*)%/y],
  ['word', /[^\s()&|=!<>"%]+/y],
];

/** Cuts the inside of a JSON filter pattern into tokens; null when something in it is none. */
export function tokenize(text: string): Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const space = /\s*/y;
    space.lastIndex = at;
    at += space.exec(text)?.[0].length ?? 0;
    if (at >= text.length) break;
    const found = readToken(text, at);
    if (!found) return null;
    tokens.push(found.token);
    at = found.end;
  }
  return tokens;
}

function readToken(text: string, at: number): { token: Token; end: number } | null {
  for (const [kind, expression] of kinds) {
    expression.lastIndex = at;
    const match = expression.exec(text);
    if (!match) continue;
    const inner = (match[1] ?? match[0]).replace(/\\(["\\])/g, '$1');
    return { token: { kind, text: inner }, end: at + match[0].length };
  }
  return null;
}
