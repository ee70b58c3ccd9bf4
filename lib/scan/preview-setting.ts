import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import { loadNewestSnapshot } from '@/lib/db/load-snapshot';
import { loadSurroundings } from '@/lib/db/load-surroundings';
import { listFollowers } from '@/lib/db/queries/settings/list-followers';
import { loadScanTarget } from '@/lib/db/scans/load-scan-target';
import { knownVendors } from '@/lib/iam/vendors';
import { checks } from '@/lib/posture/checks';
import { analyse } from '@/lib/posture/analyse';
import type { SettingValue } from '@/lib/posture/settings/definition';
import { definitions, isSettingKey, type SettingKey } from '@/lib/posture/settings/definitions';
import { settingProblem } from '@/lib/posture/settings/setting-problem';
import { type Settings, thresholdsOf } from '@/lib/posture/settings/resolve-settings';
import type { Check, CheckInput } from '@/lib/posture/types';

export interface SettingPreview {
  /** Checks that depend on the setting. */
  checks: number;
  /** Accounts whose newest snapshot was judged with both values. */
  accounts: number;
  /** Accounts that follow the value and were left out, since the estate is large. */
  skipped: number;
  opens: number;
  closes: number;
}

/** A page waits for the answer, and each account costs the reading of one snapshot. */
const mostAccounts = 40;

/**
 * What another value of an estate setting would open and close, by judging the newest snapshots with both values.
 * Throws `invalid` for a value that the setting can't take.
 */
export async function previewSetting(
  viewer: Viewer,
  { key, value }: { key: SettingKey; value: SettingValue },
): Promise<SettingPreview> {
  requirePermission(viewer, 'setting:change');
  const problem = isSettingKey(key) ? settingProblem(definitions[key], value) : 'There is no such setting.';
  if (problem !== null) throw new AppError('invalid', problem, '');
  const concerned = checks.filter((check) => check.parameters.some((parameter) => parameter === key));
  const preview = { checks: concerned.length, accounts: 0, skipped: 0, opens: 0, closes: 0 };
  if (concerned.length === 0) return preview;
  const followers = await listFollowers(viewer, { key });
  preview.skipped = Math.max(0, followers.length - mostAccounts);
  for (const accountId of followers.slice(0, mostAccounts)) {
    const difference = await compareAccount(accountId, concerned, { key, value });
    if (!difference) continue;
    preview.accounts += 1;
    preview.opens += difference.opens;
    preview.closes += difference.closes;
  }
  return preview;
}

async function compareAccount(
  accountId: string,
  concerned: readonly Check[],
  { key, value }: { key: SettingKey; value: SettingValue },
): Promise<{ opens: number; closes: number } | null> {
  const snapshot = await loadNewestSnapshot(accountId);
  if (!snapshot) return null;
  const { settings, linkedAccountIds } = await loadScanTarget(accountId);
  const surroundings = await loadSurroundings({ snapshot, settings, linkedAccountIds });
  const context = { ...surroundings, vendors: knownVendors };
  const judge = (candidate: Settings) => {
    const thresholds = thresholdsOf(candidate);
    const analysis = analyse(snapshot, context, thresholds);
    return failsOf(concerned, { snapshot, analysis, context, thresholds });
  };
  const before = judge(settings);
  const after = judge({ ...settings, [key]: value });
  return { opens: countMissing(after, before), closes: countMissing(before, after) };
}

function failsOf(concerned: readonly Check[], input: CheckInput): ReadonlySet<string> {
  return new Set(
    concerned.flatMap((check) =>
      check
        .evaluate(input)
        .filter(({ result }) => result === 'fail')
        .map(({ resource, part }) => `${check.id} ${resource} ${part ?? ''}`),
    ),
  );
}

function countMissing(fails: ReadonlySet<string>, from: ReadonlySet<string>): number {
  return [...fails].filter((fail) => !from.has(fail)).length;
}
