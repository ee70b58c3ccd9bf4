import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '@/lib/auth/action-result';
import type { TriagedFindings } from '@/lib/db/commands/findings/triage-findings';
import { formatPlural } from '@/lib/format';
import type { FindingActions, Triage } from './finding-actions';
import { triageWords } from './finding-words';

/** Runs a triage and says what moved, with the way back; what failed stays to be shown beside the buttons. */
export function useTriage(undo: FindingActions['undo']) {
  const [busy, startTransition] = useTransition();
  const [error, setError] = useState<string | null>(null);
  const fail = (result: { message: string; whatToDo: string }) =>
    setError([result.message, result.whatToDo].filter(Boolean).join(' '));

  const takeBack = (changed: TriagedFindings['changed']) =>
    startTransition(async () => {
      const result = await undo(changed);
      if (!result.ok) fail(result);
    });

  const run = (triage: Triage, work: () => Promise<ActionResult<TriagedFindings>>, onDone?: () => void) =>
    startTransition(async () => {
      setError(null);
      const result = await work();
      if (!result.ok) {
        fail(result);
        return;
      }
      const { changed } = result.data;
      onDone?.();
      if (changed.length === 0) {
        toast('Nothing moved: all of them stood there already.');
        return;
      }
      toast(`${formatPlural(changed.length, 'finding')}: ${triageWords[triage].toLowerCase()}.`, {
        action: { label: 'Undo', onClick: () => takeBack(changed) },
      });
    });
  return { run, busy, error };
}
