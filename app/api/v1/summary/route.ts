import { getSummary } from '@/lib/db/queries/summary/get-summary';
import { csvColumns } from '@/lib/reports/csv-columns';
import { readPlace } from '@/lib/reports/reports';
import { summaryAccount } from '@/lib/reports/rows/other-schemas';
import { exportResponse, readFormat, rowsOf } from '../_lib/export-response';
import { handle } from '../_lib/handle';
import { jsonResponse } from '../_lib/json-response';

export const dynamic = 'force-dynamic';

export const GET = handle('GET /summary', async ({ viewer, query }) => {
  const place = readPlace(query);
  const format = readFormat(query);
  const summary = await getSummary(viewer, place);
  if (format === null) return jsonResponse(summary);
  return exportResponse(rowsOf(summary.accounts), {
    noun: 'summary',
    scope: place.accountId ?? place.ouId,
    at: place.at,
    format,
    columns: csvColumns(summaryAccount),
  });
});
