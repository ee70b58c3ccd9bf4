import { parseAsOf, type AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import { listAccounts } from '@/lib/db/queries/accounts/list-accounts';
import { listAttestations } from '@/lib/db/queries/attestations/list-attestations';
import { listAudit } from '@/lib/db/queries/audit/list-audit';
import { listChanges } from '@/lib/db/queries/changes/list-changes';
import { listCompliance } from '@/lib/db/queries/compliance/list-compliance';
import { listExceptions } from '@/lib/db/queries/exceptions/list-exceptions';
import { listFindings } from '@/lib/db/queries/findings/list-findings';
import { listIdentities } from '@/lib/db/queries/identities/list-identities';
import { listKeys, type ListKeysParams } from '@/lib/db/queries/keys/list-keys';
import { listMfaUsers } from '@/lib/db/queries/mfa/list-mfa-users';
import { listPermissions } from '@/lib/db/queries/permissions/list-permissions';
import { listRights } from '@/lib/db/queries/rights/list-rights';
import { listScans } from '@/lib/db/queries/scans/list-scans';
import { listTrust } from '@/lib/db/queries/trust/list-trust';
import { getEffectiveSettings } from '@/lib/db/queries/settings/get-settings';
import { AppError } from '@/lib/errors';
import { reportFilters, type ReportName } from './filters';
import { readParameters, type Parameters, type Texts } from './parameter';
import { readSort } from './read-sort';

/** What every report takes; each adds its own filters. */
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
  attestations: listAttestations,
  audit: listAudit,
  changes: listChanges,
  compliance: listCompliance,
  exceptions: listExceptions,
  findings: listFindings,
  identities: listIdentities,
  keys: listKeysByName,
  mfa: listMfaUsers,
  permissions: listPermissions,
  rights: listRights,
  scans: listScans,
  trust: listTrust,
} as const satisfies Record<ReportName, Report>;

/** `stale` says no days: those are the settings of the place. */
async function listKeysByName(viewer: Viewer, params: Omit<ListKeysParams, 'stale'> & { stale?: boolean }) {
  const { stale, ...rest } = params;
  if (!stale) return listKeys(viewer, rest);
  const { accessKeyMaxAgeDays, accessKeyUnusedDays } = await getEffectiveSettings(viewer, params);
  const limits = { olderThanDays: accessKeyMaxAgeDays, idleDays: accessKeyUnusedDays };
  return listKeys(viewer, { ...rest, status: ['Active'], stale: limits });
}

/** A report with its filters read: ready to be asked for pages. */
export interface ReportQuery extends ReportPlace {
  name: ReportName;
  filter: object;
}

/** Reads place, time, filters and sort of an address or of options. Throws `invalid` with the field. */
export function readReportQuery(name: ReportName, texts: Texts): ReportQuery {
  const { parameters, sort, toFilter } = reportFilters[name];
  // Each filter reads the values of its own table; the pairing is lost when they are looked up by name.
  const read = toFilter as (values: object) => object;
  const filter = read(readParameters<Parameters>(parameters, texts));
  return { name, ...readPlace(texts), filter: { ...filter, sort: readSort(texts.sort, sort.columns) } };
}

/** Reads `ou`, `account` and `asOf`. Throws `invalid` with the field. */
export function readPlace(texts: Texts): Required<ReportPlace> {
  const at = parseAsOf(texts.asOf);
  if (!at) {
    throw new AppError(
      'invalid',
      `"${texts.asOf ?? ''}" is no time.`,
      'Give a day such as 2026-03-04, or a time such as 2026-03-04T14:05:00Z.',
      { field: 'asOf' },
    );
  }
  const accountId = texts.account?.replace(/[\s-]/g, '') || null;
  if (accountId && !/^\d{12}$/.test(accountId)) {
    throw new AppError('invalid', `"${texts.account}" is no account id.`, 'An account id has 12 digits.', {
      field: 'account',
    });
  }
  return { at, accountId, ouId: texts.ou || null };
}

/** One page of a report. */
export function reportPage(viewer: Viewer, query: ReportQuery, page: Page) {
  const { name, filter, ...place } = query;
  return (reports[name] as Report)(viewer, { ...place, ...filter, ...page });
}

const rowsAtOnce = 2_000;

/** All rows of a report, read some at a time. */
export async function* reportRows(viewer: Viewer, query: ReportQuery): AsyncGenerator<object> {
  for (let page = 1; ; page += 1) {
    const { rows } = await reportPage(viewer, query, { page, size: rowsAtOnce });
    yield* rows;
    if (rows.length < rowsAtOnce) return;
  }
}
