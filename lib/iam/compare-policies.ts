import { type KnownAction, listKnownActions, listServices } from './actions/action-catalog';
import { coversAction } from './match-statement';
import type { PolicyDocument, Statement } from './policy-document';

/** How what a policy allows moved, in documented actions on any resource. */
export interface PolicyMovement {
  /** Actions that are allowed and were not. */
  more: number;
  /** Actions that were allowed and are not. */
  fewer: number;
  /** A few of `more`, the most powerful first. */
  gained: string[];
}

const shown = 3;
const rank: Record<KnownAction['level'], number> = {
  'Permissions management': 0,
  Write: 1,
  Tagging: 2,
  Read: 3,
  List: 4,
};

function isWide(pattern: string): boolean {
  return /[*?]/.test(pattern.split(':')[0] ?? '');
}

/** Services that an action element of either policy is about; all of them for wildcards and complements. */
async function listServicesOf(documents: readonly PolicyDocument[]): Promise<readonly string[]> {
  const elements = documents.flatMap(({ statements }) => statements.map(({ actions }) => actions));
  if (elements.some(({ negated, patterns }) => negated || patterns.some(isWide))) return listServices();
  return [
    ...new Set(
      elements.flatMap(({ patterns }) =>
        patterns.map((pattern) => (pattern.split(':')[0] ?? '').toLowerCase()),
      ),
    ),
  ];
}

/** A deny counts where it is for all resources and under no condition: the rest may leave a way. */
function isSureDeny({ effect, resources, conditions }: Statement): boolean {
  return (
    effect === 'Deny' &&
    conditions.length === 0 &&
    resources?.negated === false &&
    resources.patterns.includes('*')
  );
}

function createTest({ statements }: PolicyDocument): (action: string) => boolean {
  const allows = statements.filter(({ effect }) => effect === 'Allow');
  const denies = statements.filter(isSureDeny);
  return (action) =>
    allows.some((statement) => coversAction(statement, action)) &&
    !denies.some((statement) => coversAction(statement, action));
}

/** Compares two versions of a policy by the actions that they allow on some resource. */
export async function comparePolicies(
  before: PolicyDocument,
  after: PolicyDocument,
): Promise<PolicyMovement> {
  const [was, is] = [createTest(before), createTest(after)];
  const gained: { action: string; level: KnownAction['level'] }[] = [];
  let fewer = 0;
  for (const service of await listServicesOf([before, after])) {
    for (const { name, level } of await listKnownActions(service)) {
      const action = `${service}:${name}`;
      const [old, now] = [was(action), is(action)];
      if (now && !old) gained.push({ action, level });
      if (old && !now) fewer += 1;
    }
  }
  const strongest = [...gained].sort((a, b) => rank[a.level] - rank[b.level]);
  return { more: gained.length, fewer, gained: strongest.slice(0, shown).map(({ action }) => action) };
}
