import type { SettingKey } from './settings';

export interface SettingRange {
  min: number;
  max: number;
  whole: boolean;
  /** What the number counts. */
  unit: 'days' | 'hours' | 'years' | 'requests per second' | 'requests';
}

const days = (min: number, max: number): SettingRange => ({ min, max, whole: true, unit: 'days' });

const ranges: Record<SettingKey, SettingRange> = {
  accessKeyMaxAgeDays: days(1, 3_650),
  accessKeyUnusedDays: days(1, 400),
  consoleInactiveDays: days(1, 400),
  mfaGraceDays: days(0, 90),
  // AWS tracks service use for at least 400 days: a longer threshold would call unknown use unused.
  unusedServiceDays: days(30, 400),
  scanIntervalHours: { min: 1, max: 168, whole: true, unit: 'hours' },
  staleAfterHours: { min: 1, max: 720, whole: true, unit: 'hours' },
  keepEverySnapshotDays: days(1, 400),
  keepDailySnapshotDays: days(30, 3_650),
  keepHistoryYears: { min: 1, max: 20, whole: true, unit: 'years' },
  iamRequestsPerSecond: { min: 0.5, max: 50, whole: false, unit: 'requests per second' },
  iamBurst: { min: 1, max: 100, whole: true, unit: 'requests' },
};

/** The values that a setting may take, and their unit. */
export function settingRange(key: SettingKey): SettingRange {
  return ranges[key];
}
