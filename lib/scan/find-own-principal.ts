import { describeOwnPrincipal, type OwnPrincipal } from '@/lib/aws/assume-role';
import { isAppError } from '@/lib/errors';

export type FoundPrincipal =
  { state: 'known'; principal: OwnPrincipal } | { state: 'unknown'; message: string; whatToDo: string };

const patienceMs = 8_000;

/** Who Rolecall is to AWS, or why that is not known: no credentials, or AWS does not answer. */
export async function findOwnPrincipal(signal?: AbortSignal): Promise<FoundPrincipal> {
  const patience = AbortSignal.timeout(patienceMs);
  try {
    const principal = await describeOwnPrincipal(signal ? AbortSignal.any([signal, patience]) : patience);
    return { state: 'known', principal };
  } catch (error) {
    if (signal?.aborted) throw error;
    if (isAppError(error)) return { state: 'unknown', message: error.message, whatToDo: error.whatToDo };
    if (!patience.aborted) throw error;
    return {
      state: 'unknown',
      message: `AWS did not answer within ${patienceMs / 1_000} s.`,
      whatToDo: 'Look whether this machine reaches sts.amazonaws.com, then try again.',
    };
  }
}
