import { accessLevels, levelsOfPattern, type ServiceLevels, summarizeLevels } from '../actions/access-levels';
import type { AccessLevel } from '../actions/action-catalog';
import { describeStatement } from '../describe-statement';
import { coversAction } from '../match-statement';
import { parsePolicy } from '../policy-document';
import { InputProblem } from '../policy-tools/input-problem';
import { isMembers, type JsonPath, type Members, readPolicy } from '../policy-tools/read-policies';
import { sizeOf } from '../right-size/right-size-policy';
import { analyzeGuardrail, type GuardrailAnalysis } from './analyze-guardrail';
import { type Analysis, type AnalysisKind, analyzeInput } from './analyze-input';
import { type LocatedJson, readJson } from './locate-json';
import { isAuthorizationDetails } from './read-account';

export const textKinds = ['identity', 'trust', 'resource', 'guardrail', 'authorization-details'] as const;
export type TextKind = (typeof textKinds)[number];

/** The access levels of what one line of a policy names. */
export interface LineLevels {
  line: number;
  /** `all` for a pattern over services. */
  levels: readonly AccessLevel[] | 'all';
}

/** A statement that allows one of the calls of a way to more rights. */
export interface GrantingStatement {
  action: string;
  text: string;
  line: number;
}

/** A text of policies as it is shown: the analysis, and what the reader is told beside its lines. */
export interface AnalyzedText {
  /** The very text whose lines the analysis names. */
  text: string;
  analysis: Analysis | GuardrailAnalysis;
  levels: LineLevels[];
  /** Who allows the calls of the ways to more rights that an identity analysis found. */
  grants: GrantingStatement[];
  /** Of a single identity policy: what it takes in by service; null for other texts. */
  services: ServiceLevels[] | null;
  /** Characters without white space, as AWS counts them. */
  size: number;
}

export interface TextOptions {
  /** Null: told by the text. */
  kind: TextKind | null;
  accountId: string | null;
  knownAccounts: readonly string[];
}

/** Beyond, a text is data of an account, and no reader goes through it line by line. */
const mostCharactersForLevels = 100_000;

/** Several times what AWS takes of all policies of one holder together; the analysis of more takes long. */
const mostOfPolicies = 250_000;

function requireFit({ value }: LocatedJson, text: string, kind: TextKind | null): void {
  const isAccount =
    kind === 'authorization-details' ||
    isAuthorizationDetails(value) ||
    (isMembers(value) && value.authorizationDetails !== undefined);
  if (isAccount || text.length <= mostOfPolicies) return;
  throw new InputProblem(
    `The text has ${text.length} characters. AWS takes no policy of more than some ten thousand; ${mostOfPolicies} are read here.`,
  );
}

/** IAM hands texts out percent-encoded, and on one line; both are undone before lines are named. */
export function toReadableText(text: string): string {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  const decoded = trimmed.startsWith('%') ? decode(trimmed) : trimmed;
  if (decoded.includes('\n')) return decoded;
  try {
    return JSON.stringify(JSON.parse(decoded), null, 2);
  } catch {
    return decoded;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Every policy document inside a value, with the way to it. */
function* listDocuments(value: unknown, at: JsonPath = []): Generator<{ document: Members; at: JsonPath }> {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* listDocuments(one, [...at, index]);
    return;
  }
  if (!isMembers(value)) return;
  if (value.Statement !== undefined) yield { document: value, at };
  else for (const [key, one] of Object.entries(value)) yield* listDocuments(one, [...at, key]);
}

/** The patterns of one element of a statement, each with the way to it. */
function patternsOf(statement: Members, key: 'Action' | 'NotAction', at: JsonPath) {
  const element = statement[key];
  if (typeof element === 'string') return [{ pattern: element, at: [...at, key] }];
  const patterns: unknown[] = Array.isArray(element) ? element : [];
  return patterns.flatMap((pattern, place) =>
    typeof pattern === 'string' ? [{ pattern, at: [...at, key, place] }] : [],
  );
}

function listPatterns({ document, at }: { document: Members; at: JsonPath }) {
  const own = [...at, 'Statement'];
  const statements: [unknown, JsonPath][] = Array.isArray(document.Statement)
    ? document.Statement.map((statement: unknown, index) => [statement, [...own, index]])
    : [[document.Statement, own]];
  return statements.flatMap(([statement, way]) =>
    isMembers(statement)
      ? [...patternsOf(statement, 'Action', way), ...patternsOf(statement, 'NotAction', way)]
      : [],
  );
}

function mergeLevels(found: readonly LineLevels['levels'][]): LineLevels['levels'] {
  if (found.includes('all')) return 'all';
  return accessLevels.filter((level) => found.some((levels) => levels.includes(level as never)));
}

async function listLevels({ value, placeOf }: LocatedJson, text: string): Promise<LineLevels[]> {
  if (text.length > mostCharactersForLevels) return [];
  const patterns = [...listDocuments(value)].flatMap(listPatterns);
  const found = await Promise.all(
    patterns.map(async ({ pattern, at }) => ({
      line: placeOf(at)?.line ?? 0,
      levels: await levelsOfPattern(pattern),
    })),
  );
  return [...Map.groupBy(found, ({ line }) => line)]
    .map(([line, own]) => ({ line, levels: mergeLevels(own.map(({ levels }) => levels)) }))
    .filter(({ line, levels }) => line > 0 && levels.length > 0);
}

function listGrants(
  { value, placeOf }: LocatedJson,
  analysis: AnalyzedText['analysis'],
): GrantingStatement[] {
  if (analysis.kind !== 'identity') return [];
  const calls = [...new Set(analysis.paths.flatMap(({ permissions }) => permissions))];
  return [...listDocuments(value)].flatMap(({ document, at }) => {
    const parsed = parsePolicy(JSON.stringify(document));
    if (parsed.kind === 'problem') return [];
    return parsed.statements.flatMap((statement, index) => {
      const place = placeOf([...at, 'Statement', index]) ?? placeOf([...at, 'Statement']);
      const granted =
        statement.effect === 'Allow' ? calls.filter((call) => coversAction(statement, call)) : [];
      return granted.map((action) => ({
        action,
        text: describeStatement(statement),
        line: place?.line ?? 1,
      }));
    });
  });
}

async function analyzeAs(
  located: LocatedJson,
  text: string,
  options: TextOptions,
): Promise<AnalyzedText['analysis']> {
  const { kind, ...rest } = options;
  if (kind === 'guardrail') return analyzeGuardrail(readPolicy(located.value, 'The input'), located.placeOf);
  const asked: AnalysisKind | null = kind;
  return analyzeInput(text, { ...rest, kind: asked });
}

/**
 * Analyses a text of one of {@link textKinds} and tells the access level of every action beside its line.
 *
 * @throws {InputProblem} with the place of the first fault where it is not JSON, or is none of these
 */
export async function analyzeText(given: string, options: TextOptions): Promise<AnalyzedText> {
  const text = toReadableText(given);
  const located = readJson(text);
  requireFit(located, text, options.kind);
  const analysis = await analyzeAs(located, text, options);
  const isSingle = isMembers(located.value) && located.value.Statement !== undefined;
  const document = isSingle && analysis.kind === 'identity' ? parsePolicy(text) : null;
  return {
    text,
    analysis,
    levels: analysis.kind === 'trust' ? [] : await listLevels(located, text),
    grants: listGrants(located, analysis),
    services: document?.kind === 'policy' ? await summarizeLevels(document) : null,
    size: sizeOf(located.value),
  };
}
