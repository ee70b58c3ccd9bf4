'use server';

import { revalidatePath } from 'next/cache';
import type { ChosenRows } from '@/components/data-table/use-chosen-rows';
import type { FindingBefore, Triage } from '@/components/findings/finding-actions';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { commentFinding } from '@/lib/db/commands/findings/comment-finding';
import { restoreFindings } from '@/lib/db/commands/findings/restore-findings';
import { setFindingsOwner, type OwnedFindings } from '@/lib/db/commands/findings/set-findings-owner';
import { triageFindings, type TriagedFindings } from '@/lib/db/commands/findings/triage-findings';
import { idsOfChosen } from './chosen-findings';

function refresh(): void {
  revalidatePath('/findings', 'layout');
}

export async function triageFindingsAction(input: {
  chosen: ChosenRows;
  triage: Triage;
}): Promise<ActionResult<TriagedFindings>> {
  return runAction(async () => {
    const viewer = await requireActionViewer();
    const findingIds = await idsOfChosen(viewer, input.chosen);
    const triaged = await triageFindings(viewer, { findingIds, triage: input.triage });
    refresh();
    return triaged;
  });
}

/** Sets an owner by hand; an empty one goes back to what tags and settings say. */
export async function setOwnerAction(input: {
  chosen: ChosenRows;
  owner: string;
}): Promise<ActionResult<OwnedFindings>> {
  return runAction(async () => {
    const viewer = await requireActionViewer();
    const findingIds = await idsOfChosen(viewer, input.chosen);
    const owned = await setFindingsOwner(viewer, { findingIds, owner: input.owner.trim() || null });
    refresh();
    return owned;
  });
}

/** Puts findings back to where each of them was. */
export async function undoFindingsAction(
  findings: FindingBefore[],
): Promise<ActionResult<{ restored: number }>> {
  return runAction(async () => {
    const restored = await restoreFindings(await requireActionViewer(), { findings });
    refresh();
    return restored;
  });
}

export async function commentFindingAction(input: {
  findingId: string;
  text: string;
}): Promise<ActionResult<{ at: Date }>> {
  return runAction(async () => {
    const commented = await commentFinding(await requireActionViewer(), input);
    refresh();
    return commented;
  });
}
