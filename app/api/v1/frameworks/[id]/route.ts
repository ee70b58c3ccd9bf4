import { getFrameworkById } from '@/lib/db/queries/compliance/list-frameworks';
import { handle } from '../../_lib/handle';
import { jsonResponse } from '../../_lib/json-response';

export const dynamic = 'force-dynamic';

export const GET = handle('GET /frameworks/{id}', async ({ viewer, path }) => {
  const { framework } = await getFrameworkById(viewer, path.id ?? '');
  return jsonResponse(framework);
});
