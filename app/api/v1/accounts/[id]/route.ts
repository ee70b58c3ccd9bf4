import { getAccount } from '@/lib/db/queries/accounts/get-account';
import { readPlace } from '@/lib/reports/reports';
import { handle } from '../../_lib/handle';
import { jsonResponse } from '../../_lib/json-response';

export const dynamic = 'force-dynamic';

export const GET = handle('GET /accounts/{id}', async ({ viewer, path, query }) => {
  const { at } = readPlace(query);
  return jsonResponse(await getAccount(viewer, { accountId: path.id ?? '', at }));
});
