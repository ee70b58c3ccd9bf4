import { requireActionViewer } from '@/lib/auth/session';
import { httpStatus, toAppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { testConnection } from '@/lib/scan/test-connection';

/**
 * Tests the link of `{accountId}` live and answers line by line (JSON each): a capability when its test begins and when
 * it has ended, then `done`, or `failed`. Ends when the browser goes away.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const viewer = await requireActionViewer();
    const body: unknown = await request.json();
    const accountId = readAccountId(body);
    const stream = new ReadableStream<Uint8Array>({
      start: async (controller) => {
        const encoder = new TextEncoder();
        const send = (line: object) => {
          if (!request.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
        };
        try {
          const { canScan, calls } = await testConnection(viewer, {
            accountId,
            signal: request.signal,
            onCapability: (capability) => send({ type: 'capability', capability }),
          });
          send({ type: 'done', canScan, calls });
        } catch (error) {
          if (!request.signal.aborted) send({ type: 'failed', ...failureOf(error) });
        }
        if (!request.signal.aborted) controller.close();
      },
    });
    return new Response(stream, {
      headers: {
        'content-type': 'application/x-ndjson',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      },
    });
  } catch (error) {
    const failure = failureOf(error);
    return Response.json(failure, { status: httpStatus[failure.code] });
  }
}

function readAccountId(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('accountId' in body)) return '';
  return typeof body.accountId === 'string' ? body.accountId : '';
}

function failureOf(error: unknown) {
  const { code, message, whatToDo } = toAppError(error);
  if (code !== 'internal') return { code, message, whatToDo };
  log.error({ err: error }, 'test of a link failed');
  return {
    code,
    message: 'The test broke off.',
    whatToDo: 'Test again, and look at the log if it fails again.',
  };
}
