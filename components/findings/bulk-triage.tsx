'use client';

import { useSelection } from '@/components/data-table/table-context';
import type { FindingActions, Triage } from './finding-actions';
import { triageWords } from './finding-words';
import { useTriage } from './use-triage';

const steps: Triage[] = ['in-review', 'remediating', 'none'];

/** Buttons of the bulk bar of findings. `search` is the address of the list, for "select all". */
export function BulkTriage({ actions, search }: { actions: FindingActions; search: string }) {
  const { selected, allMatching, clear } = useSelection();
  const { run, busy, error } = useTriage(actions.undo);
  const onTriage = (triage: Triage) =>
    run(
      triage,
      () =>
        allMatching
          ? actions.triageMatching({ search, triage })
          : actions.triage({ findingIds: selected, triage }),
      clear,
    );
  return (
    <>
      {steps.map((triage) => (
        <button
          key={triage}
          type="button"
          aria-disabled={busy || undefined}
          onClick={() => !busy && onTriage(triage)}
        >
          {triageWords[triage]}
        </button>
      ))}
      {error ? (
        <span role="alert" className="px-2 text-small">
          {error}
        </span>
      ) : null}
    </>
  );
}
