import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import { Prisma } from '../generated/client';
import { allOf } from './list';

/** The part of the estate that a page shows. */
export interface Place {
  accountId?: string | null;
  ouId?: string | null;
}

/** Condition on `"Account"` by alias: not removed, in the viewer's scope, in the place. */
export function accountsOf(viewer: Viewer, place: Place, alias: 'a' = 'a'): Prisma.Sql {
  const id = Prisma.raw(`${alias}.id`);
  const { scope } = viewer;
  return allOf([
    Prisma.sql`${Prisma.raw(`${alias}."removedAt"`)} is null`,
    scope.kind === 'accounts' &&
      (scope.accountIds.length > 0
        ? Prisma.sql`${id} in (${Prisma.join([...scope.accountIds])})`
        : Prisma.sql`false`),
    place.accountId ? Prisma.sql`${id} = ${place.accountId}` : null,
    place.ouId
      ? Prisma.sql`${Prisma.raw(`${alias}."ouId"`)} in (
          with recursive branch as (
            select ou.id from "OrganizationalUnit" ou where ou.id = ${place.ouId}
            union select child.id from "OrganizationalUnit" child join branch on child."parentId" = branch.id)
          select id from branch)`
      : null,
  ]);
}

/** An instant as an SQL parameter. */
export function instant(at: Date | string): Prisma.Sql {
  return Prisma.sql`${new Date(at).toISOString()}::timestamptz`;
}

/**
 * `seen as (…)` for a `with`: each account in scope with the time of its newest snapshot up to the moment shown.
 * An account without one is absent. Columns: accountId, name, ouId, at, snapshotId.
 */
export function seenAccounts(viewer: Viewer, place: Place, asOf: AsOf): Prisma.Sql {
  const accounts = accountsOf(viewer, place);
  if (asOf.kind === 'now') {
    return Prisma.sql`seen as materialized (
      select a.id as "accountId", a.name, a."ouId", a."lastSnapshotAt" as at, a."lastSnapshotId" as "snapshotId"
      from "Account" a where a."lastSnapshotAt" is not null and ${accounts})`;
  }
  return Prisma.sql`seen as materialized (
    select a.id as "accountId", a.name, a."ouId", m."takenAt" as at, m."snapshotId"
    from "Account" a join lateral (
      select "takenAt", "snapshotId" from "AccountMetric" where "accountId" = a.id and "takenAt" <= ${instant(asOf.at)}
      order by "takenAt" desc limit 1) m on true
    where ${accounts})`;
}

/** Condition that a projection row holds at the moment that `seen` (alias `s`) shows of its account. */
export function validAt(alias: string, asOf: AsOf): Prisma.Sql {
  const to = Prisma.raw(`${alias}."validTo"`);
  if (asOf.kind === 'now') return Prisma.sql`${to} is null`;
  return Prisma.sql`${Prisma.raw(`${alias}."validFrom"`)} <= s.at and (${to} is null or ${to} > s.at)`;
}

/** Whole days from a date to the snapshot that `seen` (alias `s`) shows: the one way ages are told. */
export function daysUntilSeen(date: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`floor(extract(epoch from (s.at - ${date})) / 86400)::int`;
}
