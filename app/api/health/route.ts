import { isDatabaseReady } from '@/lib/db/queries/health/is-database-ready';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const isReady = await isDatabaseReady();
  return Response.json({ status: isReady ? 'ok' : 'unavailable' }, { status: isReady ? 200 : 503 });
}
