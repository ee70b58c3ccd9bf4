import { getFinding } from '@/lib/db/queries/findings/get-finding';
import { readPlace } from '@/lib/reports/reports';
import { handle } from '../../_lib/handle';
import { jsonResponse } from '../../_lib/json-response';

export const dynamic = 'force-dynamic';

export const GET = handle('GET /findings/{id}', async ({ viewer, path, query }) => {
  const { at } = readPlace(query);
  return jsonResponse(await getFinding(viewer, { findingId: path.id ?? '', at }));
});
