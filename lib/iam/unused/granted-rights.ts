import type { AccessLevel } from '../actions/action-catalog';
import type { ActionLevels } from '../actions/action-levels';
import { toSubject, type Subject } from '../administrator/subject';
import { isClosedBy, surelyDenies } from '../guardrail-reach';
import { compileLowerCase } from '../match-pattern';
import { coversAction } from '../match-statement';
import type { PolicyDocument, Statement } from '../policy-document';
import type { IdentityPolicies } from '../types';
import { unknownLevel } from './weights';

/** A service and an access level of which at least one action is granted. */
export interface GrantedPair {
  service: string;
  level: AccessLevel;
}

/** What an identity may do after its boundary and the organization's policies. */
export interface GrantedRights {
  /** By service, then level, each once. */
  pairs: readonly GrantedPair[];
  /** Whether an action (`s3:GetObject`, any case) is allowed, perhaps under a condition or on some resources only. */
  isGranted: (action: string) => boolean;
}

/**
 * The (service, access level) pairs that an identity is granted (`iam-analysis.md` 4.3). An action counts unless it is
 * surely gone: no statement allows it, or an unconditional deny on all resources, the boundary or a service control policy
 * takes it away. An unread boundary takes nothing away.
 */
export function grantedRights(identity: IdentityPolicies, levels: ActionLevels): GrantedRights {
  const subject = toSubject(identity);
  const isGranted = grantTest(subject);
  const services = candidateServices(subject.layers.identity, levels);
  const literal = literalActions(subject.layers.identity);
  const pairs = services.flatMap((service) => {
    const known = levels.actionsOf(service);
    const granted = new Set<AccessLevel>();
    for (const [name, level] of known ?? []) {
      if (!granted.has(level) && isGranted(`${service}:${name}`)) granted.add(level);
    }
    const undocumented = literal.get(service)?.some((name) => !known?.has(name)) ?? false;
    const isMadeUp = known === undefined || undocumented;
    if (isMadeUp && hasGrantedLiteral(service, literal, isGranted)) granted.add(unknownLevel);
    return [...granted].sort().map((level) => ({ service, level }));
  });
  return { pairs, isGranted };
}

function grantTest({ layers, context }: Subject): (action: string) => boolean {
  const identity = layers.identity.flatMap(({ statements }) => statements);
  const boundary = Array.isArray(layers.boundary)
    ? layers.boundary.flatMap(({ statements }: PolicyDocument) => statements)
    : null;
  const isLetThrough = (statements: readonly Statement[], action: string): boolean =>
    statements.some((statement) => statement.effect === 'Allow' && coversAction(statement, action)) &&
    !statements.some((statement) => surelyDenies(statement, action, context));
  return (action) =>
    isLetThrough(identity, action) &&
    (boundary === null || isLetThrough(boundary, action)) &&
    !isClosedBy(layers.guardrails, action, context);
}

function allowedPatterns(documents: readonly PolicyDocument[]): { patterns: string[]; negated: boolean }[] {
  return documents.flatMap(({ statements }) =>
    statements.filter(({ effect }) => effect === 'Allow').map(({ actions }) => actions),
  );
}

/** Services that some Allow can be about: those whose prefix a pattern matches, all for `NotAction`. */
function candidateServices(documents: readonly PolicyDocument[], { services }: ActionLevels): string[] {
  const allowed = allowedPatterns(documents);
  if (allowed.some(({ negated }) => negated)) return [...services];
  const prefixes = allowed.flatMap(({ patterns }) =>
    patterns.map((pattern) => pattern.toLowerCase().split(':')[0] ?? ''),
  );
  const found = [...new Set(prefixes)].flatMap((prefix) =>
    /[*?]/.test(prefix) ? services.filter(compileLowerCase(prefix)) : [prefix],
  );
  return [...new Set(found)].sort();
}

/** Actions that policies name in full, by service, in lower case. */
function literalActions(documents: readonly PolicyDocument[]): Map<string, string[]> {
  const names = allowedPatterns(documents)
    .filter(({ negated }) => !negated)
    .flatMap(({ patterns }) => patterns.map((pattern) => pattern.toLowerCase()))
    .filter((pattern) => pattern.includes(':') && !/[*?]/.test(pattern));
  const byService = Map.groupBy(names, (name) => name.slice(0, name.indexOf(':')));
  return new Map(
    [...byService].map(([service, actions]) => [
      service,
      actions.map((name) => name.slice(service.length + 1)),
    ]),
  );
}

function hasGrantedLiteral(
  service: string,
  literal: ReadonlyMap<string, readonly string[]>,
  isGranted: (action: string) => boolean,
): boolean {
  return literal.get(service)?.some((name) => isGranted(`${service}:${name}`)) ?? false;
}
