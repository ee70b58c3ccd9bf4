import { now } from '@/lib/clock';
import { getTrends } from '@/lib/db/queries/trends/get-trends';
import { AppError } from '@/lib/errors';
import { readParameters } from '@/lib/reports/parameter';
import { readPlace } from '@/lib/reports/reports';
import { exportResponse, readFormat, rowsOf } from '../_lib/export-response';
import { handle } from '../_lib/handle';
import { jsonResponse } from '../_lib/json-response';
import { apiRoutes } from '../_lib/routes';

export const dynamic = 'force-dynamic';

const day = 86_400_000;
const usualDays = 90;
/** Three years, for which numbers are kept. */
const mostDays = 1_100;

export const GET = handle('GET /trends', async ({ viewer, query }) => {
  const { accountId, ouId } = readPlace(query);
  const format = readFormat(query);
  const { from: first, to = now() } = readParameters(apiRoutes['GET /trends'].parameters, query);
  const from = first ?? new Date(to.getTime() - (usualDays - 1) * day);
  const span = to.getTime() - from.getTime();
  if (span < 0 || span > mostDays * day) {
    throw new AppError(
      'invalid',
      `From ${from.toISOString()} to ${to.toISOString()} is no span of days.`,
      `\`to\` is at most ${mostDays} days after \`from\`.`,
      { field: 'from' },
    );
  }
  const { points, marks } = await getTrends(viewer, { accountId, ouId, from, to });
  if (format === null) return jsonResponse({ asOf: to, data: points, marks });
  return exportResponse(rowsOf(points), {
    noun: 'trends',
    scope: accountId ?? ouId,
    at: { kind: 'past', at: to },
    format,
    columns: Object.keys(points[0] ?? {}).map((name) => ({ name, path: [name] })),
  });
});
