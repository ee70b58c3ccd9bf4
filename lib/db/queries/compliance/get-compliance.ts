import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import {
  evaluateFramework,
  type FrameworkOutcome,
  type RequirementOutcome,
} from '@/lib/posture/compliance/evaluate-framework';
import type { Framework } from '@/lib/posture/compliance/types';
import type { Place } from '../../sql/seen-accounts';
import { getFrameworkById, listFrameworks, type ListedFramework } from './list-frameworks';
import { readStandings } from './read-standings';

export type FrameworkSummary = ListedFramework & Pick<FrameworkOutcome, 'counts' | 'percent'>;

/** How every framework stands in a place. */
export async function getCompliance(
  viewer: Viewer,
  params: Place & { at: AsOf },
): Promise<FrameworkSummary[]> {
  requirePermission(viewer, 'posture:read');
  const [listed, { inputOf }] = await Promise.all([listFrameworks(viewer), readStandings(viewer, params)]);
  return listed.map((one) => {
    const { counts, percent } = evaluateFramework(one.framework, inputOf(one.framework.id));
    return { ...one, counts, percent };
  });
}

export interface FrameworkStanding extends ListedFramework {
  outcome: FrameworkOutcome;
  /** The same requirements in each account of the place, by requirement. */
  accounts: { accountId: string; name: string; outcomes: ReadonlyMap<string, RequirementOutcome> }[];
  /** Other versions of the same framework, to compare with. */
  otherVersions: Pick<Framework, 'id' | 'version'>[];
}

/** How one framework stands in a place, requirement by requirement. Throws `not-found`. */
export async function getFrameworkStanding(
  viewer: Viewer,
  params: Place & { at: AsOf; frameworkId: string },
): Promise<FrameworkStanding> {
  const { frameworkId } = params;
  const [listed, { accounts, inputOf, inputOfAccount }, all] = await Promise.all([
    getFrameworkById(viewer, frameworkId),
    readStandings(viewer, params),
    listFrameworks(viewer),
  ]);
  const { framework } = listed;
  return {
    ...listed,
    outcome: evaluateFramework(framework, inputOf(frameworkId)),
    accounts: accounts.map(({ accountId, name }) => {
      const { requirements } = evaluateFramework(framework, inputOfAccount(frameworkId, accountId));
      return { accountId, name, outcomes: new Map(requirements.map((one) => [one.requirement.id, one])) };
    }),
    otherVersions: all
      .map((one) => one.framework)
      .filter(({ id, name }) => name === framework.name && id !== framework.id)
      .map(({ id, version }) => ({ id, version })),
  };
}
