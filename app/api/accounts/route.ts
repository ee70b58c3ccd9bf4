import { readHealths, accountColumns } from '@/components/accounts/account-list-words';
import { loadAccountsParams } from '@/app/(dashboard)/accounts/search-params';
import { loadScope } from '@/app/(dashboard)/scope-params';
import { parseSort } from '@/components/data-table/table-params';
import { requireActionViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { csvLines } from '@/lib/csv';
import { listAccounts, type AccountListRow } from '@/lib/db/queries/accounts/list-accounts';
import { httpStatus, toAppError } from '@/lib/errors';
import { formatDate } from '@/lib/format';
import { log } from '@/lib/log';

const everything = 10_000;

/** The filtered list of accounts as a file, all pages. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  try {
    const viewer = await requireActionViewer();
    const { place, at } = await loadScope(searchParams);
    const { q, health, sort } = loadAccountsParams(searchParams);
    const { field, direction } = parseSort(sort, accountColumns, { field: 'health', direction: 'asc' });
    const { rows } = await listAccounts(viewer, {
      ...place,
      at,
      q,
      health: readHealths(health),
      sort: { column: field, direction },
      size: everything,
    });
    const asOf = at.kind === 'past' ? at.at : now();
    const data = rows.map(exportRow);
    const isJson = searchParams.get('format') === 'json';
    const body = isJson ? JSON.stringify({ asOf, data }, null, 2) : [...csvLines(data)].join('');
    return new Response(body, {
      headers: {
        'content-type': isJson ? 'application/json' : 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="rolecall-accounts-${formatDate(asOf)}.${isJson ? 'json' : 'csv'}"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    const { code, message, whatToDo } = toAppError(error);
    if (code === 'internal') log.error({ err: error }, 'export of accounts failed');
    return Response.json({ code, message, whatToDo }, { status: httpStatus[code] });
  }
}

function exportRow(row: AccountListRow) {
  return {
    accountId: row.id,
    name: row.name,
    partition: row.partition,
    unit: row.ouName,
    score: row.score,
    critical: row.critical,
    high: row.high,
    open: row.open,
    users: row.users,
    roles: row.roles,
    rootMfaActive: row.rootMfaActive,
    rootActiveKeys: row.rootActiveKeys,
    snapshotAt: row.snapshotAt,
    health: row.health,
    staleHours: row.staleHours,
    roleArn: row.roleArn,
  };
}
