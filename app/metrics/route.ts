import { jobViewer } from '@/lib/access/viewer';
import { requireMetricsReader } from '@/lib/auth/require-metrics-reader';
import { getOperatingMetrics } from '@/lib/db/queries/metrics/get-operating-metrics';
import { problemResponse } from '@/app/api/v1/_lib/problem';
import { metricsText } from './metrics-text';
import { operatingFamilies } from './operating-families';
import { processMetrics } from './process-metrics';

export const dynamic = 'force-dynamic';

/** What Prometheus scrapes: from this machine alone, or with the token of `ROLECALL_METRICS_TOKEN`. */
export async function GET(request: Request): Promise<Response> {
  try {
    requireMetricsReader(request);
    const metrics = await getOperatingMetrics({ ...jobViewer, name: 'metrics' });
    return new Response(metricsText([...operatingFamilies(metrics), ...processMetrics()]), {
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
    });
  } catch (error) {
    return problemResponse(error);
  }
}
