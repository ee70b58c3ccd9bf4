import { loadAuditParams } from '@/app/(dashboard)/settings/audit/search-params';
import type { Viewer } from '@/lib/access/viewer';
import { requireActionViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { csvLines } from '@/lib/csv';
import { listAudit, type AuditRow } from '@/lib/db/queries/audit/list-audit';
import { httpStatus, toAppError } from '@/lib/errors';
import { formatDate } from '@/lib/format';
import { log } from '@/lib/log';

const batch = 1_000;

/** The filtered audit log as a file, all pages, newest first. */
export async function GET(request: Request): Promise<Response> {
  const url = new URL(request.url);
  try {
    const viewer = await requireActionViewer();
    const { q, action } = loadAuditParams(url.searchParams);
    const rows = await readAll(viewer, { q, actions: action });
    const isJson = url.searchParams.get('format') === 'json';
    const body = isJson ? JSON.stringify({ data: rows }, null, 2) : [...csvLines(rows)].join('');
    return new Response(body, {
      headers: {
        'content-type': isJson ? 'application/json' : 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="rolecall-audit-${formatDate(now())}.${isJson ? 'json' : 'csv'}"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    const { code, message, whatToDo } = toAppError(error);
    if (code === 'internal') log.error({ err: error }, 'audit export failed');
    return Response.json({ code, message, whatToDo }, { status: httpStatus[code] });
  }
}

/** Before and after are one text each, since their fields differ from row to row. */
async function readAll(viewer: Viewer, filter: { q: string; actions: string[] }): Promise<object[]> {
  const all: AuditRow[] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await listAudit(viewer, { ...filter, page, size: batch });
    all.push(...rows);
    if (rows.length < batch || all.length >= total) break;
  }
  return all.map(({ before, after, ...row }) => ({
    ...row,
    before: before ? JSON.stringify(before) : null,
    after: after ? JSON.stringify(after) : null,
  }));
}
