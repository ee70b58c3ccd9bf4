import { randomUUID } from 'node:crypto';
import { ZodError } from 'zod';
import { isDatabaseReady } from '@/lib/db/queries/health/is-database-ready';
import { AppError, httpStatus, toAppError, type ErrorCode } from '@/lib/errors';
import { log } from '@/lib/log';

/** RFC 9457, with the code and the next step as members of our own. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  message: string;
  whatToDo: string;
  /** The parameter or member of the body that was refused. */
  field?: string;
  /** Of an internal error: what to look for in the log. */
  reference?: string;
}

const titles: Record<ErrorCode, string> = {
  invalid: 'The request is not valid',
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Conflict',
  precondition: 'Not possible now',
  throttled: 'Too many requests',
  upstream: 'AWS did not answer as expected',
  unavailable: 'Not available now',
  internal: 'Internal error',
};

/** Whatever was thrown as problem+json; what nobody expected is logged under a reference, and told without its text. */
export async function problemResponse(thrown: unknown): Promise<Response> {
  const problem = problemOf(await knownError(thrown), thrown);
  const { status, code } = problem;
  return new Response(JSON.stringify(problem, null, 2), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(code === 'unauthenticated' && { 'www-authenticate': 'Bearer realm="rolecall"' }),
      ...(code === 'unavailable' && { 'retry-after': '5' }),
    },
  });
}

/** A database that went away throws whatever its driver does: only asking it tells. */
async function knownError(thrown: unknown): Promise<AppError> {
  if (thrown instanceof ZodError) return fromZod(thrown);
  const error = toAppError(thrown);
  if (error.code !== 'internal' || (await isDatabaseReady())) return error;
  return new AppError('unavailable', 'The database does not answer.', 'Try again in a moment.');
}

function problemOf({ code, message, whatToDo, details }: AppError, thrown: unknown): Problem {
  const base = { type: 'about:blank', title: titles[code], status: httpStatus[code], code };
  if (code !== 'internal') {
    const field = typeof details.field === 'string' && { field: details.field };
    return { ...base, detail: message, message, whatToDo, ...field };
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ err: thrown, reference }, 'request of the API failed');
  const told = 'Something broke while this was answered.';
  const next = `Try again. If it fails again, look for ${reference} in the log.`;
  return { ...base, detail: told, message: told, whatToDo: next, reference };
}

function fromZod(error: ZodError): AppError {
  const [issue] = error.issues;
  const field = issue?.path.join('.');
  return new AppError(
    'invalid',
    issue?.message ?? 'The body is not valid.',
    'Correct it and send it again.',
    {
      ...(field && { field }),
    },
  );
}
