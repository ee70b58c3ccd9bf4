import type { NumberSettingKey, SettingKey } from '@/lib/posture/settings/definitions';

export interface SettingWords {
  /** What a change does, in words. */
  effect: string;
  /** Where a common value comes from. */
  benchmark?: string;
}

export const settingWords: Partial<Record<SettingKey, SettingWords>> = {
  accessKeyMaxAgeDays: {
    effect: 'An active access key older than this becomes a finding. Fewer days find more.',
    benchmark: 'CIS AWS Foundations and AWS Foundational Security ask for 90 days.',
  },
  accessKeyUnusedDays: {
    effect:
      'An active access key without use for longer becomes a finding, from its creation if it was never used.',
    benchmark: 'CIS AWS Foundations asks for 45 days.',
  },
  consoleInactiveDays: {
    effect: 'A console password without sign-in for longer becomes a finding.',
    benchmark: 'CIS AWS Foundations asks for 45 days.',
  },
  mfaGraceDays: {
    effect: 'A new console user may be without MFA for so long before that is a finding. 0 allows none.',
    benchmark: 'CIS AWS Foundations allows none.',
  },
  unusedServiceDays: {
    effect: 'A service that was granted and not used within these days counts as unused under Permissions.',
    benchmark: 'AWS tracks use for 400 days.',
  },
  scanIntervalHours: {
    effect: 'Each linked account is scanned so often, spread over the interval. An account may have its own.',
  },
  staleAfterHours: {
    effect: 'Data older than this is marked as stale on every page.',
  },
  iamRequestsPerSecond: {
    effect:
      'How fast one account is asked. Higher is quicker and takes more of the limit that your own tools share.',
  },
  iamBurst: {
    effect: 'How many requests may go out together before the limit above holds.',
  },
  keepEverySnapshotDays: {
    effect: 'All snapshots are kept for so long, then the last one of each day.',
  },
  keepDailySnapshotDays: {
    effect: 'The last snapshot of each day is kept for so long, then the last one of each month.',
  },
  keepHistoryYears: {
    effect: 'Trends, changes and past lists reach back so far. The audit log is kept for ever.',
  },
};

export const settingGroups = {
  thresholds: [
    'accessKeyMaxAgeDays',
    'accessKeyUnusedDays',
    'consoleInactiveDays',
    'mfaGraceDays',
    'unusedServiceDays',
  ],
  scanning: ['scanIntervalHours', 'staleAfterHours', 'iamRequestsPerSecond', 'iamBurst'],
  retention: ['keepEverySnapshotDays', 'keepDailySnapshotDays', 'keepHistoryYears'],
} satisfies Record<string, NumberSettingKey[]>;

export type SettingGroup = keyof typeof settingGroups;
