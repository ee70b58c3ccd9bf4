import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import {
  type CheckCounts,
  evaluateFramework,
  type FrameworkInput,
  type RequirementOutcome,
} from '@/lib/posture/compliance/evaluate-framework';
import type { Framework } from '@/lib/posture/compliance/types';
import type { Place } from '../../sql/seen-accounts';
import { getFrameworkById } from './list-frameworks';
import { addCounts, readStandings } from './read-standings';

export interface RequirementStanding {
  framework: Pick<Framework, 'id' | 'name' | 'version'>;
  outcome: RequirementOutcome;
  /** The same requirement in each account, worst first by name where equal. */
  accounts: { accountId: string; name: string; outcome: RequirementOutcome; counts: CheckCounts }[];
}

/** One requirement of a framework in a place and in each of its accounts. Throws `not-found`. */
export async function getRequirement(
  viewer: Viewer,
  params: Place & { at: AsOf; frameworkId: string; requirementId: string },
): Promise<RequirementStanding> {
  const { framework } = await getFrameworkById(viewer, params.frameworkId);
  const requirement = framework.requirements.find(({ id }) => id === params.requirementId);
  if (!requirement)
    throw new AppError(
      'not-found',
      `${framework.name} ${framework.version} has no requirement ${params.requirementId}.`,
      'See the list of the framework.',
    );
  const alone = { ...framework, requirements: [requirement] };
  const { accounts, counts, inputOf, inputOfAccount } = await readStandings(viewer, params);
  const outcomeOf = (input: FrameworkInput) => {
    const [outcome] = evaluateFramework(alone, input).requirements;
    if (!outcome) throw new Error('A framework of one requirement has one outcome.');
    return outcome;
  };
  const concerned = Map.groupBy(
    counts.filter(({ checkId }) => requirement.checks.includes(checkId)),
    ({ accountId }) => accountId,
  );
  const { id, name, version } = framework;
  return {
    framework: { id, name, version },
    outcome: outcomeOf(inputOf(id)),
    accounts: accounts
      .map((account) => ({
        accountId: account.accountId,
        name: account.name,
        outcome: outcomeOf(inputOfAccount(id, account.accountId)),
        counts: addCounts(concerned.get(account.accountId) ?? []),
      }))
      .sort((a, b) => rankOf(a.outcome) - rankOf(b.outcome)),
  };
}

const worstFirst = ['fail', 'unknown', 'manual', 'pass', 'not-applicable', 'off'];

function rankOf({ status }: RequirementOutcome): number {
  return worstFirst.indexOf(status);
}
