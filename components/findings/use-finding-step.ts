import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { failureText } from '@/components/shared/failure-text';
import type { ActionResult } from '@/lib/auth/action-result';
import { formatPlural } from '@/lib/format';
import type { FindingActions, FindingBefore } from './finding-actions';

interface Step<Changed> {
  work: () => Promise<ActionResult<{ changed: Changed[] }>>;
  /** What became of them, after "3 findings: ". */
  words: string;
  before: (changed: Changed) => FindingBefore;
  onDone?: () => void;
}

/** Runs a step over findings and says what moved, with the way back; what failed stays to be shown beside the buttons. */
export function useFindingStep(undo: FindingActions['undo']) {
  const [busy, startTransition] = useTransition();
  const [error, setError] = useState<string | null>(null);

  const takeBack = (findings: FindingBefore[]) =>
    startTransition(async () => setError(failureText(await undo(findings)) ?? null));

  const run = <Changed>({ work, words, before, onDone }: Step<Changed>) =>
    startTransition(async () => {
      setError(null);
      const result = await work();
      if (!result.ok) {
        setError(failureText(result) ?? null);
        return;
      }
      const { changed } = result.data;
      onDone?.();
      if (changed.length === 0) {
        toast('Nothing moved: all of them stood there already.');
        return;
      }
      toast(`${formatPlural(changed.length, 'finding')}: ${words}.`, {
        action: { label: 'Undo', onClick: () => takeBack(changed.map(before)) },
      });
    });
  return { run, busy, error };
}
