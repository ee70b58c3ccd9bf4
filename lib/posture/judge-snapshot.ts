import { knownVendors } from '@/lib/iam/vendors';
import { analyse } from './analyse';
import type { Analysis } from './analysis';
import { diffSnapshots } from './changes/diff-snapshots';
import { evaluate } from './evaluate';
import { accountNodesOf } from './facts/escalations';
import { project } from './projection/project';
import type { Projection } from './projection/types';
import { rulesOf } from './rules';
import type { Settings } from './settings/resolve-settings';
import type { Change, Evaluation, EvaluationContext } from './types';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';

export interface PreviousSnapshot {
  snapshot: AccountSnapshot;
  analysis: Analysis | null;
}

export interface SnapshotToJudge {
  snapshot: AccountSnapshot;
  surroundings: Surroundings;
  /** The snapshot before this one, with its analysis where it is at hand; changes are told against it. */
  before: PreviousSnapshot | null;
  settings: Settings;
}

/** What a snapshot is judged with that is not in it. */
export interface Surroundings extends Omit<EvaluationContext, 'vendors'> {
  /** The newest organization snapshot up to the account's own. */
  organization: OrganizationSnapshot | null;
}

export interface JudgedSnapshot {
  analysis: Analysis;
  evaluation: Evaluation;
  projection: Projection;
  changes: Change[];
}

/** The whole judgement of one snapshot: verdicts, rows and differences, all of them pure functions of it. */
export function judgeSnapshot(input: SnapshotToJudge): JudgedSnapshot {
  const { snapshot, before } = input;
  const rules = rulesOf(input.settings);
  const { thresholds } = rules;
  const context: EvaluationContext = { ...input.surroundings, vendors: knownVendors };
  const analysis = analyse(snapshot, context, thresholds);
  return {
    analysis,
    evaluation: evaluate(snapshot, context, rules),
    projection: project(snapshot, analysis, accountNodesOf({ snapshot, analysis, context })),
    changes: before
      ? diffSnapshots(
          {
            snapshot: before.snapshot,
            analysis: before.analysis ?? analyse(before.snapshot, context, thresholds),
          },
          { snapshot, analysis },
        )
      : [],
  };
}
