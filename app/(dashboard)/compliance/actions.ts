'use server';

import { revalidatePath } from 'next/cache';
import type { SaveAnswer } from '@/components/compliance/editor/framework-actions';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { removeFramework } from '@/lib/db/commands/frameworks/remove-framework';
import { saveFramework } from '@/lib/db/commands/frameworks/save-framework';
import { isAppError } from '@/lib/errors';

/** A text that cannot be used is an answer with every problem of it. */
export async function saveFrameworkAction(input: {
  framework: unknown;
  replace: boolean;
}): Promise<SaveAnswer> {
  return runAction(async () => {
    const viewer = await requireActionViewer();
    try {
      const { id } = await saveFramework(viewer, input);
      revalidatePath('/compliance', 'layout');
      return { kind: 'saved', id };
    } catch (error) {
      if (!isAppError(error) || !Array.isArray(error.details.problems)) throw error;
      return { kind: 'refused', problems: error.details.problems as string[] };
    }
  });
}

export async function removeFrameworkAction(input: { id: string }): Promise<ActionResult<null>> {
  return runAction(async () => {
    await removeFramework(await requireActionViewer(), input);
    revalidatePath('/compliance', 'layout');
    return null;
  });
}
