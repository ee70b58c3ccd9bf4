import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { triageStates } from '@/lib/posture/findings/finding-status';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction, type Db } from '../../client';
import { authorOf, insertFindingEvents, type NewFindingEvent } from '../../findings/insert-finding-events';
import { ownerInput } from './finding-input';
import { auditTarget, loadFindingsInScope, type FindingToChange } from './load-findings-in-scope';

export const restoreFindingsInput = z.object({
  /** What `triageFindings` or `setFindingsOwner` said was before. */
  findings: z
    .array(z.object({ id: z.uuid(), triage: z.enum(triageStates).optional(), owner: ownerInput.optional() }))
    .min(1, 'There is nothing to undo.')
    .max(1_000, 'At most 1,000 findings at a time.'),
});

type Restored = z.infer<typeof restoreFindingsInput>['findings'][number];

/**
 * Undoes a step over several findings: gives each its triage or its owner of before, whatever a scan said of it
 * meanwhile. Throws `not-found` when one is unknown or out of scope (then nothing moves).
 */
export async function restoreFindings(
  viewer: Viewer,
  input: z.input<typeof restoreFindingsInput>,
): Promise<{ restored: number }> {
  requirePermission(viewer, 'finding:triage');
  requirePermission(viewer, 'finding:assign');
  const wanted = new Map(restoreFindingsInput.parse(input).findings.map((each) => [each.id, each]));
  return withTransaction(viewer, async (tx) => {
    const found = await loadFindingsInScope(tx, viewer, [...wanted.keys()]);
    const steps = found.flatMap((finding) => stepsOf(finding, wanted.get(finding.id)));
    if (steps.length === 0) return { restored: 0 };
    const moved = found.filter(({ id }) => steps.some((step) => step.findingId === id));
    await writeBack(tx, moved, wanted);
    const { personId, by } = authorOf(viewer);
    const at = now();
    await insertFindingEvents(
      tx,
      steps.map((step) => ({ ...step, at, personId, detail: { ...step.detail, by } })),
    );
    await emitAudit(tx, viewer, {
      action: 'finding.undo',
      target: auditTarget(moved),
      before: { findings: moved.map(({ id, triage, owner }) => ({ id, triage, owner })) },
      after: { findings: moved.map(({ id }) => wanted.get(id)) },
    });
    return { restored: moved.length };
  });
}

type Step = Pick<NewFindingEvent, 'findingId' | 'accountId' | 'kind' | 'detail'>;

function stepsOf(
  { id: findingId, accountId, triage, owner }: FindingToChange,
  wanted: Restored | undefined,
): Step[] {
  const steps: Step[] = [];
  if (wanted?.triage !== undefined && wanted.triage !== triage) {
    steps.push({ findingId, accountId, kind: 'triaged', detail: { before: triage, after: wanted.triage } });
  }
  if (wanted?.owner !== undefined && wanted.owner !== owner) {
    steps.push({ findingId, accountId, kind: 'owner-set', detail: { before: owner, after: wanted.owner } });
  }
  return steps;
}

async function writeBack(
  tx: Db,
  moved: readonly FindingToChange[],
  wanted: ReadonlyMap<string, Restored>,
): Promise<void> {
  const rows = moved.map((finding) => {
    const { triage = finding.triage, owner = finding.owner } = wanted.get(finding.id) ?? {};
    return { id: finding.id, triage, owner };
  });
  await tx.$executeRaw`
    update "Finding" f set triage = x.triage, owner = x.owner
    from jsonb_populate_recordset(null::"Finding", ${JSON.stringify(rows)}::jsonb) x where f.id = x.id`;
}
