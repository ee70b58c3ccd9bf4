import { compileLowerCase, type Matcher } from './match-pattern';

export type Effect = 'Allow' | 'Deny';
export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser' | 'any';

export interface PrincipalEntry {
  type: PrincipalType;
  value: string;
}

/** One key of one operator; all conditions of a statement must hold. */
export interface Condition {
  qualifier: 'ForAllValues' | 'ForAnyValue' | null;
  /** As written, without qualifier and `IfExists`. */
  operator: string;
  ifExists: boolean;
  key: string;
  values: string[];
}

export interface Statement {
  sid: string | null;
  effect: Effect;
  /** Patterns as written; with `negated`, everything that matches none of them. */
  actions: { patterns: string[]; negated: boolean };
  /** Null: the statement has no resource, as in a trust policy. */
  resources: { patterns: string[]; negated: boolean } | null;
  principals: { entries: PrincipalEntry[]; negated: boolean } | null;
  conditions: Condition[];
  /** Whether one of `actions.patterns` matches a lower-case action name, `negated` left aside. */
  namesAction: Matcher;
}

export interface PolicyDocument {
  kind: 'policy';
  /** Variables are expanded only from version 2012-10-17 on. */
  version: string;
  statements: Statement[];
}

/** Why a text is not a policy, in one sentence. */
export interface PolicyProblem {
  kind: 'problem';
  problem: string;
}

class NotAPolicy extends Error {}

type Members = Record<string, unknown>;

const cacheLimit = 10_000;
const cache = new Map<string, PolicyDocument | PolicyProblem>();

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toStrings(value: unknown, where: string): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (typeof item === 'string') return item;
    if (typeof item === 'boolean' || typeof item === 'number') return String(item);
    throw new NotAPolicy(`${where} holds something that is not text.`);
  });
}

/** Looks patterns up by service, so that a policy of a thousand actions costs as little as one of ten. */
function compileActions(patterns: readonly string[]): Matcher {
  const anyService: Matcher[] = [];
  const byService = new Map<string, Matcher[]>();
  for (const pattern of patterns) {
    const service = pattern.slice(0, Math.max(0, pattern.indexOf(':'))).toLowerCase();
    const matcher = compileLowerCase(pattern);
    if (service === '' || /[*?]/.test(service)) anyService.push(matcher);
    else if (byService.has(service)) byService.get(service)?.push(matcher);
    else byService.set(service, [matcher]);
  }
  return (action) =>
    anyService.some((matches) => matches(action)) ||
    (byService.get(action.slice(0, action.indexOf(':')))?.some((matches) => matches(action)) ?? false);
}

function parsePatterns(source: Members, name: 'Action' | 'Resource') {
  const negated = source[name] === undefined;
  const key = negated ? `Not${name}` : name;
  return source[key] === undefined ? null : { patterns: toStrings(source[key], key), negated };
}

function parsePrincipalElement(element: unknown): PrincipalEntry[] {
  if (typeof element === 'string') return [{ type: 'any', value: element }];
  if (!isMembers(element)) throw new NotAPolicy('A Principal is neither "*" nor an object.');
  return Object.entries(element).flatMap(([type, values]) =>
    toStrings(values, 'Principal').map((value) => ({ type: type as PrincipalType, value })),
  );
}

function parsePrincipals(source: Members): Statement['principals'] {
  if (source.Principal !== undefined) {
    return { entries: parsePrincipalElement(source.Principal), negated: false };
  }
  if (source.NotPrincipal !== undefined) {
    return { entries: parsePrincipalElement(source.NotPrincipal), negated: true };
  }
  return null;
}

function parseConditions(block: unknown): Condition[] {
  if (block === undefined) return [];
  if (!isMembers(block)) throw new NotAPolicy('A Condition is not an object.');
  return Object.entries(block).flatMap(([written, keys]) => {
    if (!isMembers(keys)) throw new NotAPolicy(`Condition operator ${written} holds no keys.`);
    const parts = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i.exec(written);
    const qualifier = parts?.[1]?.toLowerCase();
    return Object.entries(keys).map(([key, values]) => ({
      qualifier: qualifier ? (qualifier === 'forallvalues' ? 'ForAllValues' : 'ForAnyValue') : null,
      operator: parts?.[2] ?? written,
      ifExists: parts?.[3] !== undefined,
      key,
      values: toStrings(values, `Condition key ${key}`),
    }));
  });
}

function parseStatement(source: unknown): Statement {
  if (!isMembers(source)) throw new NotAPolicy('A Statement is not an object.');
  const effect = source.Effect;
  if (effect !== 'Allow' && effect !== 'Deny')
    throw new NotAPolicy('A Statement has no Effect of Allow or Deny.');
  const actions = parsePatterns(source, 'Action');
  if (!actions) throw new NotAPolicy('A Statement has neither Action nor NotAction.');
  return {
    sid: typeof source.Sid === 'string' ? source.Sid : null,
    effect,
    actions,
    resources: parsePatterns(source, 'Resource'),
    principals: parsePrincipals(source),
    conditions: parseConditions(source.Condition),
    namesAction: compileActions(actions.patterns),
  };
}

/** IAM hands documents out percent-encoded (RFC 3986); a JSON text never starts with `%`. */
function decode(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('%') ? decodeURIComponent(trimmed) : trimmed;
}

function parse(text: string): PolicyDocument | PolicyProblem {
  try {
    const source: unknown = JSON.parse(decode(text));
    if (!isMembers(source)) throw new NotAPolicy('The text is not a JSON object.');
    if (source.Statement === undefined) throw new NotAPolicy('The policy has no Statement.');
    const list: unknown[] = Array.isArray(source.Statement) ? source.Statement : [source.Statement];
    const version = typeof source.Version === 'string' ? source.Version : '2008-10-17';
    return { kind: 'policy', version, statements: list.map(parseStatement) };
  } catch (error) {
    if (error instanceof NotAPolicy) return { kind: 'problem', problem: error.message };
    return { kind: 'problem', problem: 'The text is not valid JSON.' };
  }
}

/**
 * Reads the text of a policy: single values where lists may stand, percent-encoded text, booleans and numbers in
 * conditions. Answers a problem, never throws, when it is not a policy. Equal texts share one result, which nobody may change.
 */
export function parsePolicy(text: string): PolicyDocument | PolicyProblem {
  const known = cache.get(text);
  if (known) return known;
  if (cache.size >= cacheLimit) cache.clear();
  const parsed = parse(text);
  cache.set(text, parsed);
  return parsed;
}
