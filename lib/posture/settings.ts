import type { Thresholds } from './types';

/** Every setting with its default; `Setting` rows override it for the estate, a unit or an account. */
export const defaultSettings = {
  accessKeyMaxAgeDays: 90,
  accessKeyUnusedDays: 45,
  consoleInactiveDays: 45,
  mfaGraceDays: 0,
  unusedServiceDays: 90,
  scanIntervalHours: 6,
  staleAfterHours: 24,
  keepEverySnapshotDays: 30,
  keepDailySnapshotDays: 400,
  keepHistoryYears: 3,
  iamRequestsPerSecond: 5,
  iamBurst: 10,
} as const satisfies Record<string, number>;

export type SettingKey = keyof typeof defaultSettings;
export type Settings = Record<SettingKey, number>;

/** One row of overrides; `scope` is `estate`, `ou:<id>` or `account:<id>`. */
export interface SettingOverride {
  scope: string;
  key: string;
  value: unknown;
}

/**
 * Settings of one account: default < estate < units from the root to the leaf < account (decisions 7).
 * Unknown keys and values that are not numbers are ignored.
 */
export function resolveSettings(
  overrides: readonly SettingOverride[],
  place: { accountId: string | null; ouPath: readonly string[] },
): Settings {
  const scopes = ['estate', ...place.ouPath.map((id) => `ou:${id}`), `account:${place.accountId ?? ''}`];
  const settings: Settings = { ...defaultSettings };
  for (const scope of scopes) {
    for (const override of overrides) {
      if (override.scope !== scope || typeof override.value !== 'number') continue;
      if (override.key in defaultSettings) settings[override.key as SettingKey] = override.value;
    }
  }
  return settings;
}

/** The part of the settings that checks use. */
export function thresholdsOf(settings: Settings): Thresholds {
  return {
    accessKeyMaxAgeDays: settings.accessKeyMaxAgeDays,
    accessKeyUnusedDays: settings.accessKeyUnusedDays,
    consoleInactiveDays: settings.consoleInactiveDays,
    mfaGraceDays: settings.mfaGraceDays,
    unusedServiceDays: settings.unusedServiceDays,
  };
}
