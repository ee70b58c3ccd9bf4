'use client';

import { useChosenRows } from '@/components/data-table/use-chosen-rows';
import { BulkOwner } from './bulk-owner';
import type { FindingActions, Triage } from './finding-actions';
import { triageWords } from './finding-words';
import { useFindingStep } from './use-finding-step';

const steps: Triage[] = ['in-review', 'remediating', 'none'];

interface BulkWorkProps {
  actions: FindingActions;
  /** The address of the list, for "select all". */
  search: string;
  /** Owners there are, to choose from. */
  owners: string[];
}

/** Buttons of the bulk bar of findings: where people stand with them, and who owns them. */
export function BulkWork({ actions, search, owners }: BulkWorkProps) {
  const { chosen, clear } = useChosenRows(search);
  const { run, busy, error } = useFindingStep(actions.undo);
  const onTriage = (triage: Triage) =>
    run({
      work: () => actions.triage({ chosen, triage }),
      words: triageWords[triage].toLowerCase(),
      before: ({ id, before }) => ({ id, triage: before }),
      onDone: clear,
    });
  const onOwner = (owner: string) =>
    run({
      work: () => actions.setOwner({ chosen, owner }),
      words: owner ? `owned by ${owner}` : 'owned as tags and settings say',
      before: ({ id, before }) => ({ id, owner: before }),
      onDone: clear,
    });
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
      <BulkOwner owners={owners} busy={busy} onSave={onOwner} />
      {error ? (
        <span role="alert" className="px-2 text-small">
          {error}
        </span>
      ) : null}
    </>
  );
}
