import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import { checks } from '@/lib/posture/checks';
import type { CheckCounts } from '@/lib/posture/compliance/evaluate-framework';
import type { Framework } from '@/lib/posture/compliance/types';
import { isCheckOn } from '@/lib/posture/rules';
import { type Settings } from '@/lib/posture/settings/resolve-settings';
import { stagesOf } from '@/lib/posture/settings/stages-of';
import type { Check } from '@/lib/posture/types';
import { db } from '../../client';
import { countChecks } from '../../scores/count-checks';
import { seenAccounts, type Place } from '../../sql/seen-accounts';
import { listFrameworks } from '../compliance/list-frameworks';
import { addCounts } from '../compliance/read-standings';
import { getEffectiveSettings } from '../settings/get-settings';

/**
 * Whether a check runs in a place by its settings, and by what: its tier, the profile, a switch set by hand, or the
 * stages that it reads, which are all off.
 */
export type Running =
  { on: true; by: 'core' | 'profile' | 'hand' } | { on: false; by: 'extended' | 'hand' | 'stages' };

export interface ReferencedCheck {
  check: Check;
  running: Running;
  /** Its results in the place; null where it gave none. */
  counts: CheckCounts | null;
}

/** Every check with whether it runs in a place and what it said there. */
export async function listCheckReference(
  viewer: Viewer,
  params: Place & { at: AsOf },
): Promise<ReferencedCheck[]> {
  requirePermission(viewer, 'posture:read');
  const [rows, settings] = await Promise.all([
    countChecks(db(), seenAccounts(viewer, params, params.at), params.at),
    getEffectiveSettings(viewer, params),
  ]);
  const byCheck = Map.groupBy(rows, ({ checkId }) => checkId);
  return checks.map((check) => {
    const own = byCheck.get(check.id);
    return { check, running: runningOf(check, settings), counts: own ? addCounts(own) : null };
  });
}

export interface CheckReference extends ReferencedCheck {
  settings: Settings;
  /** Requirements that name the check. */
  requirements: { framework: Framework; ids: string[] }[];
}

/** One check of the reference. Throws `not-found`. */
export async function getCheckReference(
  viewer: Viewer,
  params: Place & { at: AsOf; checkId: string },
): Promise<CheckReference> {
  const [all, settings, requirements] = await Promise.all([
    listCheckReference(viewer, params),
    getEffectiveSettings(viewer, params),
    listRequirementsOf(viewer, params.checkId),
  ]);
  const found = all.find(({ check }) => check.id === params.checkId);
  if (!found)
    throw new AppError('not-found', `There is no check ${params.checkId}.`, 'See the list of all checks.');
  return { ...found, settings, requirements };
}

/** Requirements that name a check, of the frameworks that ship and of one's own. */
export async function listRequirementsOf(
  viewer: Viewer,
  checkId: string,
): Promise<{ framework: Framework; ids: string[] }[]> {
  const frameworks = await listFrameworks(viewer);
  return frameworks.flatMap(({ framework }) => {
    const ids = framework.requirements.filter((one) => one.checks.includes(checkId)).map(({ id }) => id);
    return ids.length > 0 ? [{ framework, ids }] : [];
  });
}

function runningOf(check: Check, settings: Settings): Running {
  const byHand = settings.checkSwitches[check.id];
  const stages = stagesOf(settings);
  if (byHand === false) return { on: false, by: 'hand' };
  if (!isCheckOn(check, settings)) return { on: false, by: 'extended' };
  if (!check.stages.some((stage) => stages.has(stage))) return { on: false, by: 'stages' };
  return { on: true, by: byHand ? 'hand' : check.tier === 'core' ? 'core' : 'profile' };
}
