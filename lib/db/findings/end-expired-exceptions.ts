import { withTransaction, type Db } from '../client';
import { instant } from '../sql/seen-accounts';
import { insertFindingEvents } from './insert-finding-events';
import { reconcileExceptions } from './reconcile-exceptions';

export interface EndedExceptions {
  expired: number;
  /** Findings whose exception is another one, or none, now. */
  moved: number;
}

/**
 * Ends what has run out, requests too, at the time when it did; and gives each finding the exception that covers it, for
 * what a scan and a decision at one moment may have missed. Queries never wait for this: they ask the time themselves.
 */
export async function endExpiredExceptions(at: Date): Promise<EndedExceptions> {
  return withTransaction(async (tx) => {
    const expired = await tx.$queryRaw<ExpiredException[]>`
      with due as (
        select x.id, x.state as before from "Exception" x
        where x.state in ('requested', 'approved') and x."expiresAt" <= ${instant(at)} for update skip locked)
      update "Exception" x set state = 'expired', "endedAt" = x."expiresAt" from due where x.id = due.id
      returning x.id, due.before, x."scopeKind", x."expiresAt"`;
    await tellUndecided(tx, expired);
    return { expired: expired.length, moved: await reconcileExceptions(tx, { at, moment: at }) };
  });
}

interface ExpiredException {
  id: string;
  before: string;
  scopeKind: string;
  expiresAt: Date;
}

async function tellUndecided(tx: Db, expired: readonly ExpiredException[]): Promise<void> {
  const ids = expired
    .filter(({ before, scopeKind }) => before === 'requested' && scopeKind === 'finding')
    .map(({ id }) => id);
  if (ids.length === 0) return;
  const findings = await tx.$queryRaw<
    { id: string; accountId: string; exceptionId: string; expiresAt: Date }[]
  >`
    select f.id, f."accountId", x.id as "exceptionId", x."expiresAt" from "Exception" x
    join "Finding" f on f."accountId" = x."accountId" and f."checkId" = x."checkId" and f.resource = x.resource and f.part = x.part
    where x.id::text = any(${ids})`;
  await insertFindingEvents(
    tx,
    findings.map(({ id, accountId, exceptionId, expiresAt }) => ({
      findingId: id,
      accountId,
      at: expiresAt,
      kind: 'exception-declined',
      detail: { exceptionId, reason: 'expired' },
      personId: null,
    })),
  );
}
