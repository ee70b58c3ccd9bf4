import type { AccountListRow, HealthFilter } from '@/lib/db/queries/accounts/list-accounts';

/** What the list can be sorted by, as in the address. */
export const accountColumns = ['name', 'score', 'critical', 'high', 'snapshotAt', 'health'] as const;
export type AccountSortField = (typeof accountColumns)[number];

/** Loudest first. */
export const healthWords: Record<HealthFilter, string> = {
  failing: 'Failing',
  'permission-missing': 'Permission missing',
  stale: 'Stale',
  waiting: 'Waiting for first scan',
  disabled: 'Disabled',
  linked: 'Linked',
  offline: 'Offline',
};

export const healthFilters = Object.keys(healthWords) as HealthFilter[];

/** The healths that an address asks for; anything else in it is dropped. */
export function readHealths(values: readonly string[]): HealthFilter[] {
  return healthFilters.filter((health) => values.includes(health));
}

/** Whether the stages that came back incomplete were all refused by a missing permission. */
export function isRefused(code: string | null): boolean {
  return code !== null && /AccessDenied|Unauthorized/i.test(code);
}

/** Why a link is as it is, in a few words; null where there is nothing to say. */
export function healthReason(row: Pick<AccountListRow, 'health' | 'lastScan'>): string | null {
  const { health, lastScan } = row;
  if (health === 'failing') return failureReason(lastScan);
  if (health !== 'permission-missing' || !lastScan) return null;
  return lastScan.incomplete.map(({ operation, name }) => operation ?? name).join(', ') || null;
}

function failureReason(lastScan: AccountListRow['lastScan']): string {
  if (!lastScan?.error) return 'The last scan failed.';
  const { code, operation } = lastScan.error;
  return operation ? `${code} on ${operation}` : code;
}
