import { matchesPattern } from '@/lib/iam/match-pattern';
import { type EventValue, type Matches, valueAt } from './event-fields';
import { type Token, tokenize } from './filter-tokens';

class NotUnderstood extends Error {}

/**
 * Reads a filter pattern of CloudWatch Logs for JSON events: `{ ($.a = "x*") && ($.b NOT EXISTS) }`. Null for patterns of
 * other kinds (plain terms, columns) and for what is no pattern.
 */
export function parseFilterPattern(text: string): Matches | null {
  const inner = /^\s*\{([\s\S]*)\}\s*$/.exec(text)?.[1];
  const tokens = inner === undefined ? null : tokenize(inner);
  if (!tokens) return null;
  try {
    const reader = new TokenReader(tokens);
    const matches = parseOr(reader);
    return reader.isAtEnd() ? matches : null;
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}

class TokenReader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  isAtEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  /** The next token, passed by, when it is of a kind and, where given, of a text in any case. */
  take(kind: Token['kind'], text?: string): Token | null {
    const token = this.tokens[this.at];
    if (token?.kind !== kind || (text !== undefined && token.text.toUpperCase() !== text)) return null;
    this.at += 1;
    return token;
  }

  expect(kind: Token['kind'], text?: string): Token {
    const token = this.take(kind, text);
    if (!token) throw new NotUnderstood();
    return token;
  }
}

/** `&&` binds tighter than `||`. */
function parseOr(reader: TokenReader): Matches {
  const terms = [parseAnd(reader)];
  while (reader.take('operator', '||')) terms.push(parseAnd(reader));
  return (event) => terms.some((matches) => matches(event));
}

function parseAnd(reader: TokenReader): Matches {
  const terms = [parseTerm(reader)];
  while (reader.take('operator', '&&')) terms.push(parseTerm(reader));
  return (event) => terms.every((matches) => matches(event));
}

function parseTerm(reader: TokenReader): Matches {
  if (!reader.take('operator', '(')) return parseComparison(reader);
  const inside = parseOr(reader);
  reader.expect('operator', ')');
  return inside;
}

function parseComparison(reader: TokenReader): Matches {
  const path = parseSelector(reader.expect('selector').text);
  const test = parseTest(reader);
  return (event) => test(valueAt(event, path));
}

type Test = (value: EventValue | undefined) => boolean;

function parseTest(reader: TokenReader): Test {
  if (reader.take('word', 'EXISTS')) return (value) => value !== undefined;
  if (reader.take('word', 'NOT')) {
    reader.expect('word', 'EXISTS');
    return (value) => value === undefined;
  }
  if (reader.take('word', 'IS')) return parseIs(reader.expect('word').text.toUpperCase());
  const operator = reader.expect('operator').text;
  const wanted = reader.take('string') ?? reader.take('regex') ?? reader.expect('word');
  return compareWith(operator, wanted);
}

function parseIs(what: string): Test {
  const expected = { NULL: null, TRUE: true, FALSE: false }[what];
  if (expected === undefined) throw new NotUnderstood();
  return (value) => value === expected;
}

/** A comparison with a field that is not there never holds, `!=` included. */
function compareWith(operator: string, wanted: Token): Test {
  const isEqual = equality(wanted);
  const limit = Number(wanted.text);
  const tests: Record<string, (value: EventValue) => boolean> = {
    '=': isEqual,
    '!=': (value) => !isEqual(value),
    '<': (value) => Number(value) < limit,
    '<=': (value) => Number(value) <= limit,
    '>': (value) => Number(value) > limit,
    '>=': (value) => Number(value) >= limit,
  };
  const test = tests[operator];
  if (!test) throw new NotUnderstood();
  return (value) => value !== undefined && test(value);
}

function equality({ kind, text }: Token): (value: EventValue) => boolean {
  if (kind === 'regex') {
    const expression = compileRegex(text);
    return (value) => expression.test(String(value));
  }
  // Only `*` is a wildcard here.
  const literal = text.replaceAll('?', '\uE001');
  return (value) => typeof value !== 'object' && matchesPattern(literal, String(value));
}

function compileRegex(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch {
    throw new NotUnderstood();
  }
}

/** `$.a.b`, `$.a[0]`, `$.['a.b']`. */
function parseSelector(text: string): string[] {
  const path = [...text.slice(1).matchAll(/\.?\['([^']*)'\]|\[(\d+)\]|\.([^.[\]]+)/g)].map(
    ([, quoted, index, name]) => quoted ?? index ?? name ?? '',
  );
  if (path.length === 0) throw new NotUnderstood();
  return path;
}
