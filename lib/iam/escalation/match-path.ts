import type { Subject } from '../administrator/subject';
import { type Decision, worstOf } from '../decide';
import { coversAction } from '../match-statement';
import type { PolicyDocument } from '../policy-document';
import { askPermission, bestOf, type Binding } from './ask-permission';
import { type EscalationPath, openPaths, type Permission } from './paths';

/** Answers a permission of a path for a subject and a binding. */
export type Ask = (subject: Subject, permission: Permission, binding: Binding) => Decision;

/** How surely a path is open to a subject for a binding, and by which permissions. */
export interface PathMatch {
  decision: Decision;
  permissions: readonly Permission[];
}

/** Judges one path: every call of `allOf`, and one whole group of `anyOf`, the surest. */
export function matchPath(
  subject: Subject,
  path: EscalationPath,
  { ask = askPermission, ...binding }: Binding & { ask?: Ask } = {},
): PathMatch {
  const closed: PathMatch = { decision: 'none', permissions: [] };
  if (!path.principalTypes.some((type) => type === subject.kind)) return closed;
  const all = askAll(subject, path.allOf, { binding, ask });
  if (all === 'none' || all === 'denied') return closed;
  if (path.anyOf.length === 0) return { decision: all, permissions: path.allOf };
  const groups = path.anyOf.map((group) => ({ group, decision: askAll(subject, group, { binding, ask }) }));
  const best = bestOf(groups.map(({ decision }) => decision));
  const chosen = groups.find(({ decision }) => decision === best);
  if (best === 'none' || !chosen) return closed;
  return { decision: worstOf([all, best]), permissions: [...path.allOf, ...chosen.group] };
}

function askAll(
  subject: Subject,
  permissions: readonly Permission[],
  { binding, ask }: { binding: Binding; ask: Ask },
): Decision {
  let worst: Decision = 'allowed';
  for (const permission of permissions) {
    worst = worstOf([worst, ask(subject, permission, binding)]);
    if (worst === 'none' || worst === 'denied') break;
  }
  return worst;
}

const actionsOfPaths = [
  ...new Set(
    openPaths.flatMap(({ allOf, anyOf }) => [...allOf, ...anyOf.flat()].map(({ action }) => action)),
  ),
];
const coveredBy = new WeakMap<PolicyDocument, ReadonlySet<string>>();

/** The calls of all paths that a document allows on something: equal texts are looked through once. */
function coveredActions(document: PolicyDocument): ReadonlySet<string> {
  const known = coveredBy.get(document);
  if (known) return known;
  const allows = document.statements.filter(({ effect }) => effect === 'Allow');
  const covered = new Set(
    actionsOfPaths.filter((action) => allows.some((statement) => coversAction(statement, action))),
  );
  coveredBy.set(document, covered);
  return covered;
}

/** The paths whose permissions a subject has on something, whether or not that leads anywhere. */
export function listLatentPaths(subject: Subject): EscalationPath[] {
  const covered = new Set(subject.policies.flatMap(({ document }) => [...coveredActions(document)]));
  const hasAll = (permissions: readonly Permission[]) =>
    permissions.every(({ action }) => covered.has(action));
  return openPaths.filter(
    (path) =>
      hasAll(path.allOf) &&
      (path.anyOf.length === 0 || path.anyOf.some(hasAll)) &&
      servicesOf(path).some((service) => isOpen(matchPath(subject, path, { service }).decision)),
  );
}

/** The services that a path can hand a role to; one nameless for a path that hands none. */
export function servicesOf({ passedToService }: EscalationPath): readonly (string | undefined)[] {
  return passedToService.length > 0 ? passedToService : [undefined];
}

/** Whether a decision leaves a way open, be it under a condition. */
export function isOpen(decision: Decision): boolean {
  return decision === 'allowed' || decision === 'conditional';
}
