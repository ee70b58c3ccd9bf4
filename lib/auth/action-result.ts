import { randomUUID } from 'node:crypto';
import { ZodError } from 'zod';
import { toAppError, type ErrorCode } from '@/lib/errors';
import { log } from '@/lib/log';

/** What a server action answers. Expected failures are data, so that a form can show them beside its fields. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | {
      ok: false;
      code: ErrorCode;
      message: string;
      whatToDo: string;
      /** Input key → sentences. */
      fieldErrors?: Record<string, string[]>;
    };

/**
 * Runs the work of a server action and never throws for a failure: an AppError tells its own sentence (beside the field
 * that its details name), input that a command's schema refuses becomes `fieldErrors`, anything else is logged under a reference that the answer names.
 * Redirects and not-found of Next pass through.
 */
export async function runAction<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    if (isNavigation(error)) throw error;
    if (error instanceof ZodError) return refusedInput(error);
    const { code, message, whatToDo, details } = toAppError(error);
    if (code !== 'internal') {
      const field = typeof details.field === 'string' && { fieldErrors: { [details.field]: [message] } };
      return { ok: false, code, message, whatToDo, ...field };
    }
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, reference }, 'action failed');
    return {
      ok: false,
      code,
      message: 'This did not work, and nothing was changed.',
      whatToDo: `Try again. If it fails again, look for ${reference} in the log.`,
    };
  }
}

function refusedInput(error: ZodError): ActionResult<never> {
  const fieldErrors: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '');
    (fieldErrors[field] ??= []).push(issue.message);
  }
  const general = fieldErrors[''];
  return {
    ok: false,
    code: 'invalid',
    message: general?.[0] ?? 'Some fields need another value.',
    whatToDo: '',
    fieldErrors,
  };
}

function isNavigation(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return false;
  return typeof error.digest === 'string' && error.digest.startsWith('NEXT_');
}
