'use client';

import { SegmentedControl } from '@/components/ui/segmented-control';
import type { FindingActions, Triage } from './finding-actions';
import { triageWords } from './finding-words';
import { useFindingStep } from './use-finding-step';

interface TriageControlProps {
  findingId: string;
  triage: Triage;
  actions: Pick<FindingActions, 'triage' | 'undo'>;
}

/** Where people stand with one finding; the scans' own word is not changed by it. */
export function TriageControl({ findingId, triage, actions }: TriageControlProps) {
  const { run, busy, error } = useFindingStep(actions.undo);
  return (
    <div aria-busy={busy}>
      <SegmentedControl
        label="Triage"
        value={triage}
        options={(['none', 'in-review', 'remediating'] as const).map((value) => ({
          value,
          label: triageWords[value],
        }))}
        onValueChange={(next) =>
          run({
            work: () => actions.triage({ chosen: { ids: [findingId] }, triage: next }),
            words: triageWords[next].toLowerCase(),
            before: ({ id, before }) => ({ id, triage: before }),
          })
        }
        className={busy ? 'opacity-60' : undefined}
      />
      {error ? (
        <p role="alert" className="mt-1.5 text-small">
          {error}
        </p>
      ) : null}
    </div>
  );
}
