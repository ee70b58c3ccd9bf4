import { requireActionViewer } from '@/lib/auth/session';
import { httpStatus, toAppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { describeOnboarding } from '@/lib/scan/describe-onboarding';

/** The CloudFormation template of the account `?link=` as a file. */
export async function GET(request: Request): Promise<Response> {
  const accountId = new URL(request.url).searchParams.get('link') ?? '';
  try {
    const { texts, problem } = await describeOnboarding(await requireActionViewer(), accountId);
    if (!texts) return Response.json({ code: 'upstream', ...problem }, { status: httpStatus.upstream });
    return new Response(texts.cloudFormation, {
      headers: {
        'content-type': 'application/yaml; charset=utf-8',
        'content-disposition': `attachment; filename="rolecall-${accountId}.yaml"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    const { code, message, whatToDo } = toAppError(error);
    if (code === 'internal') log.error({ err: error }, 'template of a link failed');
    return Response.json({ code, message, whatToDo }, { status: httpStatus[code] });
  }
}
