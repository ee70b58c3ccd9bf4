import { choice, count, type Definition, days, text, type ValueOf } from './definition';
import { parameters } from './parameters';

/** Named sets of parameters and checks. */
export const profileNames = ['default', 'cis-strict', 'cis-1.2', 'fsbp', 'pci'] as const;
export type ProfileName = (typeof profileNames)[number];

/** How scans run, how long what is kept, how scores weigh, by when a finding is due and who answers for it. */
const operation = {
  profile: choice('default', profileNames),
  scanIntervalHours: count('hours', 6, [1, 168]),
  staleAfterHours: count('hours', 24, [1, 720]),
  keepEverySnapshotDays: days(30, [1, 400]),
  keepDailySnapshotDays: days(400, [30, 3650]),
  keepHistoryYears: count('years', 3, [1, 20]),
  iamRequestsPerSecond: {
    kind: 'number',
    default: 5,
    min: 0.5,
    max: 50,
    whole: false,
    unit: 'requests per second',
  },
  iamBurst: count('requests', 10, [1, 100]),
  weightCritical: count('points', 10, [0, 100]),
  weightHigh: count('points', 6, [0, 100]),
  weightMedium: count('points', 3, [0, 100]),
  weightLow: count('points', 1, [0, 100]),
  weightInfo: count('points', 0, [0, 100]),
  dueCriticalDays: days(7, [1, 400]),
  dueHighDays: days(30, [1, 400]),
  dueMediumDays: days(90, [1, 400]),
  dueLowDays: days(180, [1, 400]),
  /** Who answers for findings that neither people nor tags gave to anybody. */
  owner: text(''),
} as const satisfies Record<string, Definition>;

/** Every setting: the parameters of checks, and how the installation runs. */
export const definitions = { ...parameters, ...operation };

export type SettingKey = keyof typeof definitions;
export type SettingValues = { [K in SettingKey]: ValueOf<(typeof definitions)[K]> };

/** Settings that are one plain number. */
export type NumberSettingKey = {
  [K in SettingKey]: (typeof definitions)[K] extends { kind: 'number' } ? K : never;
}[SettingKey];

export const settingKeys = Object.keys(definitions) as SettingKey[];

/** Whether a text names a setting. */
export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(definitions, key);
}

/** What ships. */
export const defaultSettings = Object.fromEntries(
  settingKeys.map((key) => [key, definitions[key].default]),
) as unknown as SettingValues;
