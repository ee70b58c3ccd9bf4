import { useSearchParams } from 'next/navigation';

/** Why an action is off while the past is shown; undefined now. For `blocked` of a button. */
export function usePastBlock(): string | undefined {
  return useSearchParams().get('asOf') ? 'The past is shown. Go back to now to change something.' : undefined;
}
