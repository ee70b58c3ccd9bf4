import { requireActionViewer } from '@/lib/auth/session';
import { getRun } from '@/lib/db/queries/history/list-runs';
import { httpStatus, toAppError } from '@/lib/errors';
import { log } from '@/lib/log';

/** How far a re-evaluation of history is; the settings page asks every two seconds while it runs. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ runId: string }> },
): Promise<Response> {
  try {
    const { runId } = await params;
    const run = await getRun(await requireActionViewer(), { runId });
    return Response.json(run, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    const { code, message, whatToDo } = toAppError(error);
    if (code === 'internal') log.error({ err: error }, 'progress of a history run failed');
    return Response.json({ code, message, whatToDo }, { status: httpStatus[code] });
  }
}
