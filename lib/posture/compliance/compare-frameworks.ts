import type { Framework, Requirement } from './types';

export type RequirementChange =
  | { kind: 'added'; after: Requirement }
  | { kind: 'removed'; before: Requirement }
  | { kind: 'moved'; before: Requirement; after: Requirement }
  | {
      kind: 'changed';
      before: Requirement;
      after: Requirement;
      addedChecks: string[];
      removedChecks: string[];
    }
  | { kind: 'same'; before: Requirement; after: Requirement };

/**
 * What two versions of a framework ask for differently. Numbers move between versions, so requirements are paired by
 * their title first, then by their checks (the same set), then by number when they share a check.
 */
export function compareFrameworks(before: Framework, after: Framework): RequirementChange[] {
  const left = new Set(before.requirements);
  const pairs = new Map<Requirement, Requirement>();
  const pairBy = (isSame: (a: Requirement, b: Requirement) => boolean) => {
    for (const candidate of after.requirements) {
      if (pairs.has(candidate)) continue;
      const match = [...left].find((old) => isSame(old, candidate));
      if (!match) continue;
      pairs.set(candidate, match);
      left.delete(match);
    }
  };
  pairBy((a, b) => a.title === b.title);
  pairBy((a, b) => a.checks.length > 0 && checkKey(a) === checkKey(b));
  pairBy((a, b) => a.id === b.id && a.checks.some((check) => b.checks.includes(check)));
  return [
    ...after.requirements.map((requirement) => describe(pairs.get(requirement), requirement)),
    ...[...left].map((requirement): RequirementChange => ({ kind: 'removed', before: requirement })),
  ];
}

function describe(before: Requirement | undefined, after: Requirement): RequirementChange {
  if (!before) return { kind: 'added', after };
  const addedChecks = after.checks.filter((check) => !before.checks.includes(check));
  const removedChecks = before.checks.filter((check) => !after.checks.includes(check));
  if (addedChecks.length + removedChecks.length > 0)
    return { kind: 'changed', before, after, addedChecks, removedChecks };
  return { kind: before.id === after.id ? 'same' : 'moved', before, after };
}

function checkKey({ checks }: Requirement): string {
  return [...checks].sort().join(' ');
}
