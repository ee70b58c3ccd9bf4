import { isStageName, type StageName } from '@/lib/snapshot/stage';
import { defaultSettings, definitions, isSettingKey, type SettingValues } from './definitions';
import type { Thresholds } from './parameters';
import { parameters } from './parameters';
import { profiles } from './profiles';
import { acceptsValue } from './setting-problem';

/** One row of overrides; `scope` is `estate`, `ou:<id>` or `account:<id>`. */
export interface SettingOverride {
  scope: string;
  /** A setting, `check:<check id>` or `stage:<stage name>`; the latter two switch one on or off. */
  key: string;
  value: unknown;
}

/** All that holds for one account. */
export interface Settings extends SettingValues {
  /** Checks switched on or off by hand; the others follow the profile. */
  checkSwitches: Readonly<Record<string, boolean>>;
  /** Stages switched on or off by hand; the others follow what ships. */
  stageSwitches: Readonly<Partial<Record<StageName, boolean>>>;
}

/**
 * Settings of one account: default < estate < units from the root to the leaf < account, and within each scope its
 * profile < its overrides (decisions 7). Unknown keys and values that a setting can't take are ignored.
 */
export function resolveSettings(
  overrides: readonly SettingOverride[],
  place: { accountId: string | null; ouPath: readonly string[] },
): Settings {
  const byScope = Map.groupBy(overrides, (override) => override.scope);
  const values: Record<string, unknown> = { ...defaultSettings };
  const checkSwitches: Record<string, boolean> = {};
  const stageSwitches: Partial<Record<StageName, boolean>> = {};
  const scopes = ['estate', ...place.ouPath.map((id) => `ou:${id}`), `account:${place.accountId ?? ''}`];
  for (const rows of scopes.map((scope) => byScope.get(scope) ?? [])) {
    Object.assign(values, profileValues(rows), ownValues(rows));
    for (const { key, value } of rows) {
      if (typeof value !== 'boolean') continue;
      const [kind, name = ''] = splitKey(key);
      if (kind === 'check') checkSwitches[name] = value;
      if (kind === 'stage' && isStageName(name)) stageSwitches[name] = value;
    }
  }
  return { ...(values as SettingValues), checkSwitches, stageSwitches };
}

/** The part of the settings that checks use. */
export function thresholdsOf(settings: SettingValues): Thresholds {
  return Object.fromEntries(
    Object.keys(parameters).map((key) => [key, settings[key as keyof Thresholds]]),
  ) as unknown as Thresholds;
}

function profileValues(rows: readonly SettingOverride[]): Partial<Thresholds> {
  const name = rows.find(({ key }) => key === 'profile')?.value;
  return profiles.find((profile) => profile.name === name)?.parameters ?? {};
}

function ownValues(rows: readonly SettingOverride[]): Record<string, unknown> {
  return Object.fromEntries(
    rows
      .filter(({ key, value }) => isSettingKey(key) && acceptsValue(definitions[key], value))
      .map(({ key, value }) => [key, value]),
  );
}

function splitKey(key: string): [string, string?] {
  const colon = key.indexOf(':');
  return colon < 0 ? [key] : [key.slice(0, colon), key.slice(colon + 1)];
}
