import { getIdentity } from '@/lib/db/queries/identities/get-identity';
import { readPlace } from '@/lib/reports/reports';
import { handle } from '../../_lib/handle';
import { jsonResponse } from '../../_lib/json-response';

export const dynamic = 'force-dynamic';

export const GET = handle('GET /identities/{id}', async ({ viewer, path, query }) => {
  const { at } = readPlace(query);
  return jsonResponse(await getIdentity(viewer, { identityId: path.id ?? '', at }));
});
