import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import { listAccounts } from '@/lib/db/queries/accounts/list-accounts';
import { listChanges } from '@/lib/db/queries/changes/list-changes';
import { listFindings } from '@/lib/db/queries/findings/list-findings';
import { listIdentities } from '@/lib/db/queries/identities/list-identities';
import { listKeys } from '@/lib/db/queries/keys/list-keys';
import { listMfaUsers } from '@/lib/db/queries/mfa/list-mfa-users';
import { listPermissions } from '@/lib/db/queries/permissions/list-permissions';
import { listScans } from '@/lib/db/queries/scans/list-scans';

/** What every report takes; each adds its own filters, named as in the addresses of pages. */
export interface ReportPlace {
  at: AsOf;
  accountId?: string | null;
  ouId?: string | null;
}

interface Page {
  page: number;
  size: number;
}

type Report = (viewer: Viewer, params: ReportPlace & Page) => Promise<{ rows: object[]; total: number }>;

/** Reports by name: the rows of a page's table, whole. One list serves page, API, command line and export. */
export const reports = {
  accounts: listAccounts,
  changes: listChanges,
  findings: listFindings,
  identities: listIdentities,
  keys: listKeys,
  mfa: listMfaUsers,
  permissions: listPermissions,
  scans: listScans,
} as const satisfies Record<string, Report>;

export type ReportName = keyof typeof reports;

const rowsAtOnce = 1_000;

/** All rows of a report with its filters, read a thousand at a time. */
export async function* reportRows<N extends ReportName>(
  viewer: Viewer,
  name: N,
  params: Omit<Parameters<(typeof reports)[N]>[1], 'page' | 'size'>,
): AsyncGenerator<object> {
  const report = reports[name] as Report;
  for (let page = 1; ; page += 1) {
    const { rows } = await report(viewer, { ...(params as ReportPlace), page, size: rowsAtOnce });
    yield* rows;
    if (rows.length < rowsAtOnce) return;
  }
}
