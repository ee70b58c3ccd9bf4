import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import { compareFrameworks, type RequirementChange } from '@/lib/posture/compliance/compare-frameworks';
import {
  evaluateFramework,
  type FrameworkOutcome,
  type RequirementStatus,
} from '@/lib/posture/compliance/evaluate-framework';
import type { Framework } from '@/lib/posture/compliance/types';
import type { Place } from '../../sql/seen-accounts';
import { getFrameworkById } from './list-frameworks';
import { readStandings } from './read-standings';

/** A difference between two frameworks, with how both sides of it stand. Null: there is no such side. */
export type StandingChange = RequirementChange & {
  beforeStatus: RequirementStatus | null;
  afterStatus: RequirementStatus | null;
};

export interface FrameworkComparison {
  before: Framework;
  after: Framework;
  beforeOutcome: Pick<FrameworkOutcome, 'counts' | 'percent'>;
  afterOutcome: Pick<FrameworkOutcome, 'counts' | 'percent'>;
  changes: StandingChange[];
}

/** What two frameworks ask for differently, and how a place stands by each. Throws `not-found`, and `invalid` for one with itself. */
export async function compareStandings(
  viewer: Viewer,
  params: Place & { at: AsOf; before: string; after: string },
): Promise<FrameworkComparison> {
  if (params.before === params.after)
    throw new AppError(
      'invalid',
      'A framework is not compared with itself.',
      'Choose another version or framework.',
      { field: 'with' },
    );
  const [before, after, { inputOf }] = await Promise.all([
    getFrameworkById(viewer, params.before),
    getFrameworkById(viewer, params.after),
    readStandings(viewer, params),
  ]);
  const outcomeOf = (framework: Framework) => evaluateFramework(framework, inputOf(framework.id));
  const beforeOutcome = outcomeOf(before.framework);
  const afterOutcome = outcomeOf(after.framework);
  const statusesOf = ({ requirements }: FrameworkOutcome) =>
    new Map(requirements.map(({ requirement, status }) => [requirement.id, status]));
  const beforeStatuses = statusesOf(beforeOutcome);
  const afterStatuses = statusesOf(afterOutcome);
  return {
    before: before.framework,
    after: after.framework,
    beforeOutcome,
    afterOutcome,
    changes: compareFrameworks(before.framework, after.framework).map((change) => ({
      ...change,
      beforeStatus: 'before' in change ? (beforeStatuses.get(change.before.id) ?? null) : null,
      afterStatus: 'after' in change ? (afterStatuses.get(change.after.id) ?? null) : null,
    })),
  };
}
