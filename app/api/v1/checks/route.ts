import { checks } from '@/lib/posture/checks';
import { checkView } from '@/lib/reports/check-view';
import { handle } from '../_lib/handle';
import { jsonResponse } from '../_lib/json-response';

export const dynamic = 'force-dynamic';

export const GET = handle('GET /checks', async () => jsonResponse({ data: checks.map(checkView) }));
