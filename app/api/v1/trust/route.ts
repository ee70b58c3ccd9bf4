import { listRoute } from '../_lib/list-route';

export const dynamic = 'force-dynamic';

export const GET = listRoute('trust');
