import { now } from '@/lib/clock';
import type { Db } from '../client';
import { instant } from '../sql/seen-accounts';
import { insertFindingEvents } from './insert-finding-events';
import { reconcileExceptions } from './reconcile-exceptions';

/**
 * After a scan: an exception of one finding ends when its evidence is another than it was granted for, and what stands
 * over a check, an account, a unit or a tag takes in what was opened. The caller holds the account's lock.
 *
 * @param at of the snapshot that says so
 */
export async function settleExceptions(
  tx: Db,
  { accountId, at }: { accountId: string; at: Date },
): Promise<void> {
  const [known] = await tx.$queryRaw<{ found: boolean }[]>`
    select exists (select 1 from "Exception" where state in ('requested', 'approved')) as found`;
  if (!known?.found) return;
  await endOnOtherEvidence(tx, { accountId, at });
  await reconcileExceptions(tx, { accountId, at, moment: now() });
}

async function endOnOtherEvidence(tx: Db, { accountId, at }: { accountId: string; at: Date }): Promise<void> {
  const ended = await tx.$queryRaw<{ id: string; findingId: string; before: string; endedAt: Date }[]>`
    with moved as (
      select x.id, x.state as before, f.id as "findingId"
      from "Exception" x join "Finding" f on f."accountId" = x."accountId" and f."checkId" = x."checkId"
        and f.resource = x.resource and f.part = x.part
      where x."accountId" = ${accountId} and x."scopeKind" = 'finding' and x.state in ('requested', 'approved')
        and f.state = 'open' and f."evidenceHash" <> x."evidenceHash"
      for update of x)
    update "Exception" x set state = 'evidence-changed', "endedAt" = greatest(
        x."requestedAt" + interval '1 millisecond', x."decidedAt", ${instant(at)})
    from moved where x.id = moved.id
    returning x.id, moved."findingId", moved.before, x."endedAt"`;
  const undecided = ended.filter(({ before }) => before === 'requested');
  await insertFindingEvents(
    tx,
    undecided.map(({ id, findingId, endedAt }) => ({
      findingId,
      accountId,
      at: endedAt,
      kind: 'exception-declined',
      detail: { exceptionId: id, reason: 'evidence-changed' },
      personId: null,
    })),
  );
}
