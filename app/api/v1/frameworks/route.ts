import { listFrameworks } from '@/lib/db/queries/compliance/list-frameworks';
import { handle } from '../_lib/handle';
import { jsonResponse } from '../_lib/json-response';

export const dynamic = 'force-dynamic';

export const GET = handle('GET /frameworks', async ({ viewer }) => {
  const listed = await listFrameworks(viewer);
  const data = listed.map(({ framework, custom }) => {
    const { requirements, id, name, version, publisher, url } = framework;
    return { id, name, version, publisher, url, requirements: requirements.length, isOwn: custom !== null };
  });
  return jsonResponse({ data });
});
