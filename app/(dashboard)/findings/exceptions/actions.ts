'use server';

import { revalidatePath } from 'next/cache';
import type { ExceptionRequest } from '@/components/exceptions/exception-actions';
import { runAction, type ActionResult } from '@/lib/auth/action-result';
import { requireActionViewer } from '@/lib/auth/session';
import { approveException, type ApprovedException } from '@/lib/db/commands/exceptions/approve-exception';
import { rejectException } from '@/lib/db/commands/exceptions/reject-exception';
import { requestException } from '@/lib/db/commands/exceptions/request-exception';
import { withdrawException } from '@/lib/db/commands/exceptions/withdraw-exception';
import { withdrawRequests } from '@/lib/db/commands/exceptions/withdraw-requests';
import { idsOfChosen } from '../chosen-findings';

/** Exceptions move findings, scores and requirements. */
function refresh(): void {
  revalidatePath('/', 'layout');
}

export async function requestExceptionAction(
  input: ExceptionRequest,
): Promise<ActionResult<{ exceptionIds: string[] }>> {
  return runAction(async () => {
    const { kind, scope, reason, until } = input;
    const viewer = await requireActionViewer();
    const made = await requestException(viewer, {
      kind,
      scope:
        scope.kind === 'chosen'
          ? { kind: 'finding', findingIds: await idsOfChosen(viewer, scope.chosen) }
          : scope,
      reason,
      expiresAt: `${until}T23:59:59.999Z`,
    });
    refresh();
    return made;
  });
}

export async function approveExceptionAction(exceptionId: string): Promise<ActionResult<ApprovedException>> {
  return runAction(async () => {
    const approved = await approveException(await requireActionViewer(), { exceptionId });
    refresh();
    return approved;
  });
}

export async function rejectExceptionAction(exceptionId: string): Promise<ActionResult<object>> {
  return runAction(async () => {
    const rejected = await rejectException(await requireActionViewer(), { exceptionId });
    refresh();
    return rejected;
  });
}

export async function withdrawExceptionAction(exceptionId: string): Promise<ActionResult<object>> {
  return runAction(async () => {
    const withdrawn = await withdrawException(await requireActionViewer(), { exceptionId });
    refresh();
    return withdrawn;
  });
}

/** Takes back what was asked for just now. */
export async function takeBackExceptionsAction(
  exceptionIds: string[],
): Promise<ActionResult<{ withdrawn: number }>> {
  return runAction(async () => {
    const withdrawn = await withdrawRequests(await requireActionViewer(), { exceptionIds });
    refresh();
    return withdrawn;
  });
}
