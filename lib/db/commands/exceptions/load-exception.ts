import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import type { ExceptionState } from '@/lib/posture/findings/exception-kinds';
import type { Db } from '../../client';
import { Prisma } from '../../generated/client';
import { requireReach } from './require-reach';

export interface ExceptionToDecide {
  id: string;
  kind: string;
  scopeKind: string;
  checkId: string | null;
  accountId: string | null;
  ouId: string | null;
  resource: string | null;
  part: string | null;
  evidenceHash: string | null;
  requestedBy: string;
  requestedById: string | null;
  state: ExceptionState;
  expiresAt: Date;
}

/** An exception, locked until the end of the transaction. Throws `not-found`, `forbidden` beyond the viewer's accounts. */
export async function loadException(tx: Db, viewer: Viewer, exceptionId: string): Promise<ExceptionToDecide> {
  const [exception] = await loadExceptions(tx, viewer, [exceptionId]);
  if (!exception) throw notHere();
  return exception;
}

/** Several at once, in the order of their ids; as `loadException`, all of them or none. */
export async function loadExceptions(
  tx: Db,
  viewer: Viewer,
  exceptionIds: readonly string[],
): Promise<ExceptionToDecide[]> {
  const ids = [...new Set(exceptionIds)];
  const exceptions = await tx.$queryRaw<ExceptionToDecide[]>`
    select x.id, x.kind, x."scopeKind", x."checkId", x."accountId", x."ouId", x.resource, x.part, x."evidenceHash",
      x."requestedBy", x."requestedById", x.state, x."expiresAt"
    from "Exception" x where x.id in (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})
    order by x.id for update`;
  if (exceptions.length < ids.length) throw notHere();
  const places = Map.groupBy(exceptions, ({ accountId, ouId }) => `${accountId} ${ouId}`);
  for (const [exception] of places.values()) if (exception) await requireReach(tx, viewer, exception);
  return exceptions;
}

function notHere(): AppError {
  return new AppError('not-found', 'There is no such exception here.', 'Look for it in the register.');
}

/** Whether the viewer asked for an exception. */
export function isAuthor(viewer: Viewer, { requestedBy, requestedById }: ExceptionToDecide): boolean {
  return viewer.kind === 'person' ? viewer.id === requestedById : viewer.name === requestedBy;
}

/** The finding that an exception of one finding is of; null when it is gone. */
export function findingOf(
  tx: Db,
  { accountId, checkId, resource, part }: ExceptionToDecide,
): Promise<{ id: string; accountId: string; state: string; evidenceHash: string } | null> {
  return tx.finding.findFirst({
    where: { accountId: accountId ?? '', checkId: checkId ?? '', resource: resource ?? '', part: part ?? '' },
    select: { id: true, accountId: true, state: true, evidenceHash: true },
  });
}

/** Throws `precondition` unless nobody has decided it and it has not run out. */
export function requireUndecided({ state, expiresAt }: ExceptionToDecide, at: Date): void {
  if (state === 'requested' && expiresAt > at) return;
  throw new AppError(
    'precondition',
    state === 'requested'
      ? 'The exception would have expired already.'
      : `The exception is ${state} already.`,
    'Load the register again.',
  );
}
