import type { Subject } from '../administrator/subject';
import { expandVariables } from '../expand-variables';
import { matchesPattern } from '../match-pattern';
import { coversAction } from '../match-statement';
import { doPatternsOverlap } from '../patterns-overlap';
import type { PolicyDocument, Statement } from '../policy-document';

/** What a call is about, as far as policies name it by its ARN. */
export type TargetKind = 'role' | 'user' | 'policy';

/** Patterns that name some things of a kind and not all of them, so that a decision may differ from one to the other. */
export interface NamingPatterns {
  /** Of allows, and of complements of denies: what they match may be open where all else is closed. */
  opening: readonly string[];
  /** Of denies, and of complements of allows: what they match may be closed where all else is open. */
  closing: readonly string[];
}

const nothing: NamingPatterns = { opening: [], closing: [] };
const written = new WeakMap<PolicyDocument, Map<string, NamingPatterns>>();

/**
 * The patterns by which a subject's policies tell things of a kind apart for some calls. What none of them matches is
 * decided alike: one question answers for all of it.
 */
export function namingPatterns(
  subject: Subject,
  actions: readonly string[],
  kind: TargetKind,
): NamingPatterns {
  const opening = new Set<string>();
  const closing = new Set<string>();
  const prefix = prefixOf(subject, kind);
  const { identity, boundary, guardrails } = subject.layers;
  const add = (set: Set<string>, pattern: string, document: PolicyDocument) => {
    const expanded = expand(pattern, document, subject);
    if (expanded !== null && isNaming(expanded, prefix)) set.add(expanded);
  };
  for (const document of [...identity, ...(Array.isArray(boundary) ? boundary : []), ...guardrails.flat()]) {
    for (const action of actions) {
      const found = writtenFor(document, action, prefix);
      for (const pattern of found.opening) add(opening, pattern, document);
      for (const pattern of found.closing) add(closing, pattern, document);
    }
  }
  return { opening: [...opening], closing: [...closing] };
}

function prefixOf({ partition, accountId }: Subject, kind: TargetKind): string {
  return `arn:${partition}:iam::${accountId}:${kind}/`;
}

/** Null: the request has no such key, so the pattern matches nothing. */
function expand(pattern: string, { version }: PolicyDocument, { context }: Subject): string | null {
  if (version !== '2012-10-17' || !pattern.includes('${')) return pattern;
  const expanded = expandVariables(pattern, context);
  return expanded.state === 'absent' ? null : expanded.pattern;
}

/** Equal texts are looked through once for each call and account. */
function writtenFor(document: PolicyDocument, action: string, prefix: string): NamingPatterns {
  let known = written.get(document);
  if (!known) written.set(document, (known = new Map<string, NamingPatterns>()));
  const key = `${action} ${prefix}`;
  const found = known.get(key);
  if (found) return found;
  const read = readPatterns(document, action, prefix);
  known.set(key, read);
  return read;
}

function readPatterns({ statements }: PolicyDocument, action: string, prefix: string): NamingPatterns {
  const about = statements.filter((statement) => coversAction(statement, action));
  if (about.length === 0) return nothing;
  const opens = ({ effect, resources }: Statement) => (effect === 'Allow') !== (resources?.negated === true);
  const of = (chosen: readonly Statement[]) =>
    chosen
      .flatMap(({ resources }) => resources?.patterns ?? [])
      .filter((pattern) => pattern.includes('${') || isNaming(pattern, prefix));
  return { opening: of(about.filter(opens)), closing: of(about.filter((one) => !opens(one))) };
}

const naming = new Map<string, boolean>();
const cacheLimit = 50_000;

/** Whether a pattern matches some ARNs that begin with a prefix and not all of them. */
function isNaming(pattern: string, prefix: string): boolean {
  const key = `${prefix} ${pattern}`;
  const known = naming.get(key);
  if (known !== undefined) return known;
  if (naming.size >= cacheLimit) naming.clear();
  const is = !coversAll(pattern, prefix) && doPatternsOverlap(pattern, `${prefix}*`);
  naming.set(key, is);
  return is;
}

/** A pattern that ends with a star covers all whose beginning it has read before that star. */
export function coversAll(pattern: string, prefix: string): boolean {
  if (!pattern.endsWith('*')) return false;
  const head = pattern.replace(/\*+$/, '');
  for (let length = 0; length <= prefix.length; length += 1)
    if (matchesPattern(head, prefix.slice(0, length))) return true;
  return false;
}
