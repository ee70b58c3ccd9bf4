import type { OperatingMetrics } from '@/lib/db/queries/metrics/get-operating-metrics';
import type { MetricFamily } from './metrics-text';

/** The metrics of Rolecall itself. */
export function operatingFamilies({ scans, jobs, workersAlive, accounts }: OperatingMetrics): MetricFamily[] {
  const gauge = (name: string, help: string, samples: MetricFamily['samples']): MetricFamily => ({
    name: `rolecall_${name}`,
    help,
    kind: 'gauge',
    samples,
  });
  const known = accounts.flatMap(({ accountId, snapshotAgeSeconds }) =>
    snapshotAgeSeconds === null ? [] : [{ labels: { account_id: accountId }, value: snapshotAgeSeconds }],
  );
  return [
    gauge(
      'scans',
      'Scans by state.',
      Object.entries(scans).map(([state, value]) => ({ labels: { state }, value })),
    ),
    gauge(
      'jobs',
      'Jobs of the queue that wait or run.',
      Object.entries(jobs).map(([state, value]) => ({ labels: { state }, value })),
    ),
    gauge('workers_alive', 'Workers that were heard of lately.', [{ value: workersAlive }]),
    gauge('accounts', 'Accounts that are watched.', [{ value: accounts.length }]),
    gauge('accounts_without_snapshot', 'Accounts that were never scanned.', [
      { value: accounts.length - known.length },
    ]),
    gauge('accounts_stale', 'Linked accounts whose data is older than the settings allow.', [
      { value: accounts.filter(({ stale }) => stale).length },
    ]),
    gauge('snapshot_age_seconds', 'Age of the newest snapshot of an account.', known),
  ];
}
