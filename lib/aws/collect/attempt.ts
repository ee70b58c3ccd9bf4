import type { StageError } from '@/lib/snapshot/stage';
import { isAbortError, isDeadlineError } from '../cancellation';
import { operationOf } from '../client-middleware';
import { describeAwsError } from '../errors';
import type { OperationName } from '../operations';

/** One optional call of a stage: its error stands beside the others' results. Cancellation still ends the scan. */
export async function attempt<T>(
  operation: OperationName,
  call: () => Promise<T>,
): Promise<{ value: T; error: null } | { value: null; error: StageError }> {
  try {
    return { value: await call(), error: null };
  } catch (error) {
    if (isAbortError(error) || isDeadlineError(error)) throw error;
    return { value: null, error: describeAwsError(error, operationOf(error) ?? operation) };
  }
}
