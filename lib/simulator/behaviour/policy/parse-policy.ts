/** One statement with every "one or many" made a list. */
export interface Statement {
  allow: boolean;
  actions: string[];
  notActions: string[];
  resources: string[];
  notResources: string[];
  principal?: unknown;
  notPrincipal?: unknown;
  /** Operator → key → values. */
  conditions: [operator: string, key: string, values: string[]][];
}

export type ParsedPolicy = readonly Statement[];

const cache = new Map<string, ParsedPolicy>();
const CACHE_LIMIT = 20_000;

function list(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function parseStatement(raw: unknown): Statement {
  const statement = record(raw);
  return {
    allow: statement.Effect === 'Allow',
    actions: list(statement.Action),
    notActions: list(statement.NotAction),
    resources: list(statement.Resource),
    notResources: list(statement.NotResource),
    principal: statement.Principal,
    notPrincipal: statement.NotPrincipal,
    conditions: Object.entries(record(statement.Condition)).flatMap(([operator, keys]) =>
      Object.entries(record(keys)).map(([key, values]): [string, string, string[]] => [
        operator,
        key,
        list(values),
      ]),
    ),
  };
}

/** Statements of a policy document. Throws SyntaxError on text that is not JSON. Cached by text. */
export function parsePolicy(text: string): ParsedPolicy {
  const known = cache.get(text);
  if (known) return known;
  const document = record(JSON.parse(text));
  const raw = Array.isArray(document.Statement) ? document.Statement : [document.Statement];
  const parsed = raw.filter((one) => one !== undefined).map(parseStatement);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, parsed);
  return parsed;
}
