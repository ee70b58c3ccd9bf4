import { requirePermission } from '@/lib/access/require-permission';
import { now } from '@/lib/clock';
import { csvColumns } from '@/lib/reports/csv-columns';
import type { ReportName } from '@/lib/reports/filters';
import { readReportQuery, reportPage, reportRows } from '@/lib/reports/reports';
import { rowSchemas } from '@/lib/reports/rows/row-schemas';
import { exportResponse, readFormat } from './export-response';
import { handle, type RouteHandler } from './handle';
import { nextCursor, readPage } from './paging';
import { jsonResponse } from './json-response';

/** `GET` of a list: a page of its rows, or with `format` a file of all of them. */
export function listRoute(name: ReportName): RouteHandler {
  return handle(`GET /${name}`, async ({ viewer, query }) => {
    const asked = readReportQuery(name, query);
    const format = readFormat(query);
    if (format) {
      requirePermission(viewer, 'posture:export');
      return exportResponse(reportRows(viewer, asked), {
        noun: name,
        scope: asked.accountId ?? asked.ouId ?? null,
        at: asked.at,
        format,
        columns: csvColumns(rowSchemas[name]),
      });
    }
    const page = readPage(query, name);
    const asOf = asked.at.kind === 'past' ? asked.at.at : now();
    const { rows, total } = await reportPage(viewer, asked, page);
    const next = nextCursor(query, name, { ...page, total });
    return jsonResponse({ data: rows, page: { size: page.size, next, total }, asOf });
  });
}
