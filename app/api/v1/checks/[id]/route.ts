import { AppError } from '@/lib/errors';
import { checks } from '@/lib/posture/checks';
import { checkView } from '@/lib/reports/check-view';
import { handle } from '../../_lib/handle';
import { jsonResponse } from '../../_lib/json-response';

export const dynamic = 'force-dynamic';

export const GET = handle('GET /checks/{id}', async ({ path }) => {
  const check = checks.find(({ id }) => id === path.id);
  if (!check) throw new AppError('not-found', 'There is no such check.', 'See /api/v1/checks.');
  return jsonResponse(checkView(check));
});
