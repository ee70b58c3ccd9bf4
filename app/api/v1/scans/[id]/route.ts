import { getScan } from '@/lib/db/queries/scans/get-scan';
import { handle } from '../../_lib/handle';
import { jsonResponse } from '../../_lib/json-response';

export const dynamic = 'force-dynamic';

export const GET = handle('GET /scans/{id}', async ({ viewer, path }) =>
  jsonResponse(await getScan(viewer, { scanId: path.id ?? '' })),
);
