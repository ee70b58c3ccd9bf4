import { isMembers, type Members } from '../policy-tools/read-policies';
import { compressActions } from './compress-actions';
import { type Narrowed, narrowComplement, type Narrowing, narrowPattern } from './narrow-pattern';

/** The longest managed policy, in characters without white space. Source: IAM User Guide, "IAM and STS quotas". */
export const mostCharacters = 6144;

/** A policy cut down to what was used. */
export interface RightSized {
  /** Its `Statement` is empty where nothing was used: detach it. */
  policy: Members & { Statement: readonly unknown[] };
  /** What is no longer allowed: patterns, services and actions. */
  removed: string[];
  /** Every action pattern that the Allow statements still have. */
  kept: string[];
  /** Characters without white space, as AWS counts them. */
  size: { before: number; after: number };
}

interface NarrowedStatement {
  statement: Members | null;
  kept: readonly string[];
  removed: readonly string[];
}

function toList(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}

/** Equal names in another case are one. */
function unique(actions: readonly string[]): string[] {
  const byName = new Map(actions.map((action) => [action.toLowerCase(), action]));
  return [...byName.values()];
}

/** The statement with its actions replaced where they stood; every other member as it was. */
function withActions(statement: Members, actions: readonly string[]): Members {
  const written = actions.length === 1 ? actions[0] : actions;
  const entries = Object.entries(statement).map(([key, value]) =>
    key === 'Action' || key === 'NotAction' ? ['Action', written] : [key, value],
  );
  return Object.fromEntries(entries) as Members;
}

function narrowActions(statement: Members, narrowing: Narrowing, compress: boolean): Narrowed {
  if (statement.Action === undefined) return narrowComplement(toList(statement.NotAction), narrowing);
  const parts = toList(statement.Action).map((pattern) => {
    const narrowed = narrowPattern(pattern, narrowing);
    return compress ? { ...narrowed, kept: compressKept(narrowed.kept, pattern, narrowing) } : narrowed;
  });
  return { kept: parts.flatMap(({ kept }) => kept), removed: parts.flatMap(({ removed }) => removed) };
}

function compressKept(kept: readonly string[], pattern: string, { actionNames }: Narrowing): string[] {
  const services = new Set(kept.map((action) => action.slice(0, action.indexOf(':'))));
  return [...services].flatMap((service) => {
    const own = kept.filter((action) => action.startsWith(`${service}:`));
    return compressActions(own, pattern === '*' ? `${service}:*` : pattern, actionNames);
  });
}

function narrowStatement(statement: Members, narrowing: Narrowing, compress: boolean): NarrowedStatement {
  if (statement.Effect !== 'Allow') return { statement, kept: [], removed: [] };
  const narrowed = narrowActions(statement, narrowing, compress);
  const kept = unique(narrowed.kept);
  return {
    statement: kept.length === 0 ? null : withActions(statement, kept),
    kept,
    removed: narrowed.removed,
  };
}

/** Characters of a policy without white space, as AWS counts them against its limits. */
export function sizeOf(policy: unknown): number {
  return JSON.stringify(policy).replaceAll(/\s/g, '').length;
}

function narrowAll(policy: Members, narrowing: Narrowing, compress: boolean): RightSized {
  const statements = (Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement]).filter(
    isMembers,
  );
  const parts = statements.map((statement) => narrowStatement(statement, narrowing, compress));
  const narrowed = { ...policy, Statement: parts.flatMap(({ statement }) => statement ?? []) };
  const kept = unique(parts.flatMap((part) => part.kept));
  const stays = new Set(kept.map((action) => action.toLowerCase()));
  return {
    policy: narrowed,
    removed: unique(parts.flatMap((part) => part.removed))
      .filter((action) => !stays.has(action.toLowerCase()))
      .sort(),
    kept: kept.sort(),
    size: { before: sizeOf(policy), after: sizeOf(narrowed) },
  };
}

/**
 * Cuts an identity policy down to what was used: denies, `Sid`, `Resource`, `NotResource`, `Condition` and the order stay;
 * whatever the evidence does not show to be unused stays; nothing is allowed that was not. Single actions are written as
 * prefixes only where the policy would be longer than AWS takes. Source: `iam-analysis.md` 5.
 *
 * @param policy a document that {@link isMembers}, known to be a policy
 */
export function rightSizePolicy(policy: Members, narrowing: Narrowing): RightSized {
  const plain = narrowAll(policy, narrowing, false);
  return plain.size.after <= mostCharacters ? plain : narrowAll(policy, narrowing, true);
}
