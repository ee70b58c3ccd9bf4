import { z } from 'zod';
import { can } from '@/lib/access/can';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction, type Db } from '../../client';
import { Prisma } from '../../generated/client';
import { authorOf, insertFindingEvents, type NewFindingEvent } from '../../findings/insert-finding-events';
import { isAuthor, loadExceptions, requireUndecided, type ExceptionToDecide } from './load-exception';

export const withdrawRequestsInput = z.object({
  exceptionIds: z
    .array(z.uuid())
    .min(1, 'There is nothing to take back.')
    .max(1_000, 'At most 1,000 requests at a time.'),
});

/**
 * Takes back requests that nobody has decided, all or none: the way back from a request for several findings. Throws
 * `not-found`, `forbidden` for those of somebody else (an admin may), `precondition` when one is decided already.
 */
export async function withdrawRequests(
  viewer: Viewer,
  input: z.input<typeof withdrawRequestsInput>,
): Promise<{ withdrawn: number }> {
  requirePermission(viewer, 'exception:request');
  const { exceptionIds } = withdrawRequestsInput.parse(input);
  return withTransaction(viewer, async (tx) => {
    const requests = await loadExceptions(tx, viewer, exceptionIds);
    const at = now();
    for (const request of requests) {
      requireUndecided(request, at);
      requireOwn(viewer, request);
    }
    const ids = requests.map(({ id }) => id);
    await tx.exception.updateMany({
      where: { id: { in: ids } },
      data: { state: 'withdrawn', endedAt: at },
    });
    await insertFindingEvents(tx, await eventsOf(tx, ids, { at, viewer }));
    await emitAudit(tx, viewer, {
      action: 'exception.withdraw',
      target: ids.length === 1 ? (ids[0] ?? null) : `${ids.length} exceptions`,
      before: { state: 'requested', exceptions: ids },
      after: { state: 'withdrawn' },
    });
    return { withdrawn: ids.length };
  });
}

function requireOwn(viewer: Viewer, request: ExceptionToDecide): void {
  if (isAuthor(viewer, request) || can(viewer, 'exception:decide')) return;
  throw new AppError(
    'forbidden',
    'Somebody else asked for this exception.',
    `Ask ${request.requestedBy}, or an admin.`,
  );
}

/** The history of each finding that a request was of. */
async function eventsOf(
  tx: Db,
  exceptionIds: readonly string[],
  { at, viewer }: { at: Date; viewer: Viewer },
): Promise<NewFindingEvent[]> {
  const { personId, by } = authorOf(viewer);
  const found = await tx.$queryRaw<{ exceptionId: string; findingId: string; accountId: string }[]>`
    select x.id as "exceptionId", f.id as "findingId", f."accountId" from "Exception" x join "Finding" f
      on f."accountId" = x."accountId" and f."checkId" = x."checkId" and f.resource = x.resource and f.part = x.part
    where x."scopeKind" = 'finding' and x.id in (${Prisma.join(exceptionIds.map((id) => Prisma.sql`${id}::uuid`))})`;
  return found.map(({ exceptionId, findingId, accountId }) => ({
    findingId,
    accountId,
    at,
    kind: 'exception-declined',
    detail: { exceptionId, reason: 'withdrawn', by },
    personId,
  }));
}
