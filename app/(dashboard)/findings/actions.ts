'use server';

import { revalidatePath } from 'next/cache';
import type { Triage } from '@/components/findings/finding-actions';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { commentFinding } from '@/lib/db/commands/findings/comment-finding';
import { setFindingsOwner, type OwnedFindings } from '@/lib/db/commands/findings/set-findings-owner';
import { triageFindings, type TriagedFindings } from '@/lib/db/commands/findings/triage-findings';
import { listFindings } from '@/lib/db/queries/findings/list-findings';
import { AppError } from '@/lib/errors';
import { loadScope } from '../scope-params';
import { findingsFilter, loadFindingsParams } from './search-params';

const mostAtOnce = 1_000;

export async function triageFindingsAction(input: {
  findingIds: string[];
  triage: Triage;
}): Promise<ActionResult<TriagedFindings>> {
  return runAction(async () => {
    const triaged = await triageFindings(await requireActionViewer(), input);
    revalidatePath('/findings', 'layout');
    return triaged;
  });
}

/** Every finding that an address of the list matches, whatever its page. */
export async function triageMatchingAction(input: {
  search: string;
  triage: Triage;
}): Promise<ActionResult<TriagedFindings>> {
  return runAction(async () => {
    const viewer = await requireActionViewer();
    const search = new URLSearchParams(input.search);
    const { place, at } = await loadScope(search);
    const filter = findingsFilter(loadFindingsParams(search));
    const { rows, total } = await listFindings(viewer, { ...place, ...filter, at, size: mostAtOnce });
    if (total > mostAtOnce) {
      throw new AppError(
        'invalid',
        'These are more findings than one step may move.',
        `Narrow them to ${mostAtOnce} at most.`,
      );
    }
    const findingIds = rows.map(({ id }) => id);
    const triaged = await triageFindings(viewer, { findingIds, triage: input.triage });
    revalidatePath('/findings', 'layout');
    return triaged;
  });
}

/** Puts findings back to where each of them was. */
export async function undoTriageAction(
  changed: TriagedFindings['changed'],
): Promise<ActionResult<{ undone: number }>> {
  return runAction(async () => {
    const viewer = await requireActionViewer();
    for (const [triage, findings] of Map.groupBy(changed, ({ before }) => before)) {
      await triageFindings(viewer, { findingIds: findings.map(({ id }) => id), triage });
    }
    revalidatePath('/findings', 'layout');
    return { undone: changed.length };
  });
}

export async function commentFindingAction(input: {
  findingId: string;
  text: string;
}): Promise<ActionResult<{ at: Date }>> {
  return runAction(async () => {
    const commented = await commentFinding(await requireActionViewer(), input);
    revalidatePath('/findings', 'layout');
    return commented;
  });
}

/** Sets an owner by hand; an empty one goes back to what tags and settings say. */
export async function setOwnerAction(input: {
  findingId: string;
  owner: string;
}): Promise<ActionResult<OwnedFindings>> {
  return runAction(async () => {
    const owner = input.owner.trim() || null;
    const owned = await setFindingsOwner(await requireActionViewer(), {
      findingIds: [input.findingId],
      owner,
    });
    revalidatePath('/findings', 'layout');
    return owned;
  });
}
