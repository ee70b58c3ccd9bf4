/** The closed set of error codes. Everything below an edge (HTTP, CLI, page) throws one of these. */
export const errorCodes = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'precondition',
  'throttled',
  'upstream',
  'unavailable',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** HTTP status of each code, used by the API and by route handlers. */
export const httpStatus: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  precondition: 409,
  throttled: 429,
  upstream: 502,
  unavailable: 503,
  internal: 500,
};

/** Exit status of each code on the command line. 3 is not an error: it says "done in part". */
export const exitCode: Record<ErrorCode, number> = {
  invalid: 2,
  unauthenticated: 1,
  forbidden: 1,
  'not-found': 1,
  conflict: 1,
  precondition: 1,
  throttled: 1,
  upstream: 1,
  unavailable: 1,
  internal: 1,
};

/** Exit status of a command that succeeded for some of its accounts or stages only. */
export const exitPartial = 3;

export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * An expected failure, told to people as it stands: `message` says what happened, `whatToDo` the next step.
 * `details` is plain data for programs (field errors, AWS operation and request id); never a secret.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly whatToDo: string;
  readonly details: ErrorDetails;

  constructor(
    code: ErrorCode,
    message: string,
    whatToDo = '',
    details: ErrorDetails & { cause?: unknown } = {},
  ) {
    const { cause, ...plain } = details;
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.whatToDo = whatToDo;
    this.details = plain;
  }
}

/** True for an AppError, also one made by another copy of this module (Next bundles its own). */
export function isAppError(error: unknown): error is AppError {
  return (
    error instanceof Error &&
    error.name === 'AppError' &&
    errorCodes.some((code) => code === (error as Partial<AppError>).code)
  );
}

/** The text of whatever was thrown, for a log line or an outcome; an error without text gives its name. */
export function errorMessage(error: unknown): string {
  if (error instanceof Error) return error.message || error.name;
  return String(error);
}

/** An AppError of any thrown value: itself, or `internal` with the original as its cause. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  return new AppError('internal', errorMessage(error), 'Look at the log for the full error.', {
    cause: error,
  });
}

/** The failure as people read it: what happened, then what to do, on one line. */
export function describeError(error: AppError): string {
  return [error.message, error.whatToDo].filter(Boolean).join(' ').replace(/\s+/g, ' ');
}
