import { z } from 'zod';
import { requestScan } from '@/lib/db/commands/scans/request-scan';
import { AppError } from '@/lib/errors';
import { handle } from '../_lib/handle';
import { jsonResponse } from '../_lib/json-response';
import { listRoute } from '../_lib/list-route';

export const dynamic = 'force-dynamic';

export const GET = listRoute('scans');

const scanBody = z.strictObject({ accountId: z.string({ error: 'Name the account: {"accountId": "…"}.' }) });

export const POST = handle('POST /scans', async ({ viewer, request }) => {
  const input = scanBody.parse(await readJson(request));
  return jsonResponse(await requestScan(viewer, input), 202);
});

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new AppError('invalid', 'The body is not JSON.', 'Send {"accountId": "123456789012"}.');
  }
}
