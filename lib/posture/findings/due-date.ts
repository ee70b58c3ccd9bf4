import type { SettingValues } from '../settings/definitions';
import type { Severity } from '../types';

const dayMs = 86_400_000;

/** Days from when a finding was opened, or reopened, to when it is due; null: it never is. */
export type DueDays = Readonly<Record<Severity, number | null>>;

/** The settings that say by when findings are due. */
export const dueSettingKeys = ['dueCriticalDays', 'dueHighDays', 'dueMediumDays', 'dueLowDays'] as const;

/** By when a finding is due, against the moment shown: it was, it is within so many days from then, or never. */
export const dueFilters = ['overdue', 'within-7', 'within-30', 'none'] as const;
export type DueFilter = (typeof dueFilters)[number];

/** By severity, of the settings of an account; information is never due. */
export function dueDaysOf(settings: Pick<SettingValues, (typeof dueSettingKeys)[number]>): DueDays {
  return {
    critical: settings.dueCriticalDays,
    high: settings.dueHighDays,
    medium: settings.dueMediumDays,
    low: settings.dueLowDays,
    info: null,
  };
}

/** When a finding is due: whole days after it was opened, or reopened. */
export function dueAt(openedAt: string, severity: Severity, days: DueDays): string | null {
  const allowed = days[severity];
  return allowed === null ? null : new Date(Date.parse(openedAt) + allowed * dayMs).toISOString();
}
