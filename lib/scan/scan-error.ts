import { isTransientCode } from '@/lib/aws/errors';
import { isAppError, toAppError } from '@/lib/errors';
import type { StageError } from '@/lib/snapshot/stage';

/** What the scan's row says of whatever ended it. */
export function toStageError(error: unknown): StageError {
  const known = toAppError(error);
  const { details } = known;
  return {
    code: textOf(details.awsCode) ?? known.code,
    operation: textOf(details.operation) ?? 'scan',
    message: isAppError(error) ? known.message : 'The scan ended by a fault in Rolecall.',
    whatToDo: known.whatToDo,
    requestId: textOf(details.requestId),
  };
}

/** Whether trying again later may help. */
export function isTransient(error: StageError): boolean {
  return isTransientCode(error.code);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
