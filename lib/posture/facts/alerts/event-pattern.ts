import { matchesPattern } from '@/lib/iam/match-pattern';
import type { EventObject, EventValue, Matches } from './event-fields';

type Members = Record<string, unknown>;
type Test = (value: EventValue | undefined) => boolean;

/**
 * Reads an event pattern of EventBridge: nested names with lists of wanted values or content filters (prefix, suffix,
 * anything-but, exists, wildcard, equals-ignore-case, numeric) and `$or`. Null when it is no pattern or uses what is not known.
 */
export function parseEventPattern(text: string): Matches | null {
  const source = parseJson(text);
  return isMembers(source) ? parseMembers(source) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All members must hold; of `$or`, one. */
function parseMembers(source: Members): Matches | null {
  const parts: Matches[] = [];
  for (const [name, wanted] of Object.entries(source)) {
    const part = name === '$or' ? parseAlternatives(wanted) : parseMember(name, wanted);
    if (!part) return null;
    parts.push(part);
  }
  return (event) => parts.every((matches) => matches(event));
}

function parseAlternatives(wanted: unknown): Matches | null {
  if (!Array.isArray(wanted)) return null;
  const alternatives = wanted.map((one: unknown) => (isMembers(one) ? parseMembers(one) : null));
  if (alternatives.includes(null)) return null;
  return (event) => alternatives.some((matches) => matches?.(event));
}

function parseMember(name: string, wanted: unknown): Matches | null {
  if (isMembers(wanted)) {
    const inner = parseMembers(wanted);
    return inner && ((event) => inner(isObject(event[name]) ? event[name] : {}));
  }
  if (!Array.isArray(wanted)) return null;
  const tests = wanted.map(parseWanted);
  if (tests.includes(null)) return null;
  return (event) => tests.some((test) => testAny(event[name], test));
}

function isObject(value: EventValue | undefined): value is EventObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of a list in the event, one value must hold. */
function testAny(value: EventValue | undefined, test: Test | null): boolean {
  if (!test) return false;
  return Array.isArray(value) ? value.some((item: EventValue) => test(item)) : test(value);
}

function parseWanted(wanted: unknown): Test | null {
  if (!isMembers(wanted)) return (value) => value === wanted;
  const [[name, argument] = ['', null], ...more] = Object.entries(wanted);
  return more.length > 0 ? null : parseContentFilter(name, argument);
}

function parseContentFilter(name: string, argument: unknown): Test | null {
  if (name === 'exists') return (value) => (value !== undefined) === argument;
  if (name === 'anything-but') return parseAnythingBut(argument);
  if (name === 'numeric') return parseNumeric(argument);
  return parseTextFilter(name, argument);
}

function parseTextFilter(name: string, argument: unknown): Test | null {
  if (isMembers(argument) && typeof argument['equals-ignore-case'] === 'string') {
    const inner = parseTextFilter(name, argument['equals-ignore-case'].toLowerCase());
    return inner && ((value) => typeof value === 'string' && inner(value.toLowerCase()));
  }
  if (typeof argument !== 'string') return null;
  const tests: Record<string, (value: string) => boolean> = {
    prefix: (value) => value.startsWith(argument),
    suffix: (value) => value.endsWith(argument),
    wildcard: (value) => matchesPattern(argument.replaceAll('?', '\uE001'), value),
    'equals-ignore-case': (value) => value.toLowerCase() === argument.toLowerCase(),
  };
  const test = tests[name];
  return test ? (value) => typeof value === 'string' && test(value) : null;
}

/** Holds for a value that is there and is none of the named. */
function parseAnythingBut(argument: unknown): Test | null {
  const excluded: unknown[] = Array.isArray(argument) ? argument : [argument];
  const tests = isMembers(argument) ? [parseWanted(argument)] : excluded.map(parseWanted);
  if (tests.includes(null)) return null;
  return (value) => value !== undefined && !tests.some((test) => test?.(value));
}

function parseNumeric(argument: unknown): Test | null {
  if (!Array.isArray(argument) || argument.length % 2 === 1) return null;
  const pairs = Array.from({ length: argument.length / 2 }, (_, index) => ({
    operator: String(argument[index * 2]),
    limit: Number(argument[index * 2 + 1]),
  }));
  return (value) =>
    typeof value === 'number' && pairs.every(({ operator, limit }) => compare(operator, value, limit));
}

function compare(operator: string, value: number, limit: number): boolean {
  const order = Math.sign(value - limit);
  const accepted: Record<string, readonly number[]> = {
    '=': [0],
    '<': [-1],
    '<=': [-1, 0],
    '>': [1],
    '>=': [1, 0],
  };
  return accepted[operator]?.includes(order) ?? false;
}
