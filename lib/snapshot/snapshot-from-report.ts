import type { AccessKey, AccountSnapshot } from './account-snapshot';
import type { CredentialReport, CredentialReportRow } from './credential-report';
import { type DataSetName, dataSetNames } from './data-sets';
import type { Instant, Reading } from './reading';

const skipped = {
  state: 'skipped',
  reason: 'An imported credential report does not hold this.',
} as const satisfies Reading<never>;

/**
 * The snapshot of an imported credential report. Keys come from its slots and have no id; all that a report does not
 * hold is skipped.
 */
export function snapshotFromReport(input: {
  report: CredentialReport;
  bytes: Uint8Array;
  takenAt: Instant;
}): AccountSnapshot {
  const { report, bytes, takenAt } = input;
  const everySkipped = Object.fromEntries(dataSetNames.map((name) => [name, skipped]));
  return {
    ...(everySkipped as Record<DataSetName, typeof skipped>),
    accountId: report.accountId,
    partition: report.partition,
    source: 'import',
    takenAt,
    credentialReport: { state: 'read', value: report, asOf: takenAt },
    credentialReportFile: bytes,
    accessKeys: { state: 'read', value: keysOfReport(report, takenAt), asOf: takenAt },
    policyDocuments: {},
  };
}

/** The access keys of IAM users by the report's slots: creation is the last rotation, as far as AWS tells. */
export function keysOfReport(report: CredentialReport, asOf: Instant): AccessKey[] {
  return report.rows.filter((row) => !row.isRoot).flatMap((row) => keysOfRow(row, asOf));
}

/** The access keys of one row, root's too. */
export function keysOfRow(row: CredentialReportRow, asOf: Instant): AccessKey[] {
  return row.keys.map((key) => ({
    userName: row.user,
    accessKeyId: null,
    slot: key.slot,
    status: key.active ? 'Active' : 'Inactive',
    createdAt: key.lastRotated ?? row.createdAt,
    lastUsed: key.lastUsed,
    lastUsedRegion: key.lastUsedRegion,
    lastUsedService: key.lastUsedService,
    inactiveSince: key.active ? null : (key.lastRotated ?? row.createdAt),
    asOf,
  }));
}
