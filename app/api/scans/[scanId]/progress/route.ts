import { toScanProgress } from '@/components/scans/scan-progress-view';
import { requireActionViewer } from '@/lib/auth/session';
import { getScan } from '@/lib/db/queries/scans/get-scan';
import { httpStatus, toAppError } from '@/lib/errors';
import { log } from '@/lib/log';

/** How far a scan is; the page of a scan asks every two seconds while it runs. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ scanId: string }> },
): Promise<Response> {
  try {
    const { scanId } = await params;
    const scan = await getScan(await requireActionViewer(), { scanId });
    return Response.json(toScanProgress(scan), { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    const { code, message, whatToDo } = toAppError(error);
    if (code === 'internal') log.error({ err: error }, 'progress of a scan failed');
    return Response.json({ code, message, whatToDo }, { status: httpStatus[code] });
  }
}
