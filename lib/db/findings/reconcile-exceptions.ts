import type { Viewer } from '@/lib/access/viewer';
import type { Db } from '../client';
import { Prisma } from '../generated/client';
import { storeScores } from '../scores/store-score';
import { accountUnits, coversFinding, inForce, takesFindingIn } from '../sql/exception-reach';
import { instant } from '../sql/seen-accounts';
import { authorOf, insertFindingEvents, type NewFindingEvent } from './insert-finding-events';

export interface Reconciliation {
  /** Absent: the whole estate. */
  accountId?: string;
  /** When it became so: of the snapshot, the decision or the job. */
  at: Date;
  /** Whether exceptions are in force is asked of this moment. */
  moment: Date;
  /** Whoever decided; absent for what scans and jobs bring about. */
  by?: Viewer;
}

interface Move {
  id: string;
  accountId: string;
  had: string | null;
  hadState: string | null;
  hadDecidedAt: Date | null;
  hadExpiresAt: Date | null;
  has: string | null;
  kind: string | null;
  decidedAt: Date | null;
  expiresAt: Date | null;
}

const batchSize = 1_000;

/**
 * Gives every open finding the exception that covers it, the narrowest one, and takes it from those that none covers
 * any more, with an event for each; scores follow. A finding keeps the one it has while that covers it. Returns how many
 * moved.
 */
export async function reconcileExceptions(tx: Db, reconciliation: Reconciliation): Promise<number> {
  const moves = await findMoves(tx, reconciliation);
  for (let start = 0; start < moves.length; start += batchSize) {
    const rows = moves.slice(start, start + batchSize).map(({ id, has }) => ({ id, exceptionId: has }));
    await tx.$executeRaw`
      update "Finding" f set "exceptionId" = x."exceptionId"
      from jsonb_populate_recordset(null::"Finding", ${JSON.stringify(rows)}::jsonb) x where f.id = x.id`;
  }
  await insertFindingEvents(
    tx,
    moves.flatMap((move) => eventsOf(move, reconciliation)),
  );
  await storeScores(tx, [...new Set(moves.map(({ accountId }) => accountId))]);
  return moves.length;
}

/** The narrowest scope comes first. */
const narrowness = Prisma.sql`array_position(array['finding', 'tag', 'account', 'ou', 'check'], x."scopeKind")`;

/** Sorts instead of joining what covers to what is covered: how many there are of either is nothing Postgres can guess. */
function findMoves(tx: Db, { accountId, moment }: Reconciliation): Promise<Move[]> {
  const ours = accountId
    ? Prisma.sql`f.state = 'open' and f."accountId" = ${accountId}`
    : Prisma.sql`f.state = 'open'`;
  const covered = (covers: Prisma.Sql) => Prisma.sql`
    select f.id, f."accountId", f."exceptionId" as had, x.id as has, x.kind, x."decidedAt", x."expiresAt",
      ${narrowness} as place
    from standing x join "Finding" f on ${covers} where ${ours}`;
  return tx.$queryRaw<Move[]>`
    with recursive ${accountUnits},
    standing as materialized (select * from "Exception" x where ${inForce(instant(moment))}),
    candidates as (
      ${covered(coversFinding)} union all ${covered(takesFindingIn)}
      union all
      select f.id, f."accountId", f."exceptionId", null, null, null, null, null from "Finding" f
      where ${ours} and f."exceptionId" is not null),
    best as (
      select distinct on (c.id) c.* from candidates c
      order by c.id, c.has is null, c.has = c.had desc nulls last, c.place, c."expiresAt" desc, c.has)
    select b.id, b."accountId", b.had, was.state as "hadState", was."decidedAt" as "hadDecidedAt",
      was."expiresAt" as "hadExpiresAt", b.has, b.kind, b."decidedAt", b."expiresAt"
    from best b left join "Exception" was on was.id = b.had
    where b.had is distinct from b.has order by b.id`;
}

function eventsOf(move: Move, { at, moment, by }: Reconciliation): NewFindingEvent[] {
  const { personId, by: name } = by ? authorOf(by) : { personId: null, by: null };
  const common = { findingId: move.id, accountId: move.accountId, personId };
  const events: NewFindingEvent[] = [];
  if (move.had) {
    const reason = reasonOf(move, moment);
    events.push({
      ...common,
      at: reason === 'expired' && move.hadExpiresAt ? move.hadExpiresAt : laterOf(at, afterDecision(move)),
      kind: 'exception-ended',
      detail: { exceptionId: move.had, reason, by: name },
    });
  }
  if (move.has) {
    // One millisecond after the end of another one: events of one moment have no order.
    const from = laterOf(at, move.decidedAt);
    events.push({
      ...common,
      at: move.had ? new Date(from.getTime() + 1) : from,
      kind: 'excepted',
      detail: { exceptionId: move.has, kind: move.kind, expiresAt: move.expiresAt?.toISOString(), by: name },
    });
  }
  return events;
}

/** A decision may be made between the start of a scan and its save. */
function laterOf(at: Date, decidedAt: Date | null): Date {
  return decidedAt && decidedAt >= at ? decidedAt : at;
}

/** An end comes after its beginning, which has the time of the decision at least. */
function afterDecision({ hadDecidedAt }: Move): Date | null {
  return hadDecidedAt && new Date(hadDecidedAt.getTime() + 1);
}

/** Why an exception covers a finding no more. */
function reasonOf({ hadState, hadExpiresAt }: Move, moment: Date): string {
  if (hadExpiresAt && hadExpiresAt <= moment) return 'expired';
  return hadState === null || hadState === 'approved' ? 'out-of-scope' : hadState;
}
