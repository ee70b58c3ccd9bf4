import type { AsOf } from '@/lib/access/as-of';
import { now } from '@/lib/clock';
import { Prisma } from '../generated/client';
import { inForce } from './exception-reach';
import { instant, validAt } from './seen-accounts';

/** The moment that a page shows: decisions of people hold at it, verdicts at the newest snapshot before it. */
export function momentOf(asOf: AsOf): Prisma.Sql {
  return instant(asOf.kind === 'past' ? asOf.at : now());
}

/**
 * A subselect of all findings as they stood at the moment shown, for a query that has `seen`: those that are resolved
 * and excepted too. What scans say of the past is the last event up to the snapshot shown, what people say the last one
 * up to the moment.
 * Columns: id, accountId, checkId, resource, part, identityId, state, severity, title, triage, owner (as set by hand),
 * firstSeenAt, lastSeenAt, resolvedAt, reopenedAt, notCheckedSince, dueAt, exceptionId (of one in force), grantedId (of
 * one that may have run out).
 */
export function findingsAt(asOf: AsOf): Prisma.Sql {
  return asOf.kind === 'now' ? findingsNow(asOf) : findingsThen(asOf);
}

function findingsNow(asOf: AsOf): Prisma.Sql {
  return Prisma.sql`(
    select f.id, f."accountId", f."checkId", f.resource, f.part, f."identityId", f.state, f.severity, f.title, f.triage,
      f.owner, f."firstSeenAt", f."lastSeenAt", f."resolvedAt", f."reopenedAt", f."notCheckedSince", f."dueAt",
      f."exceptionId" as "grantedId", case when f."exceptionId" is not null then (
        select x.id from "Exception" x where x.id = f."exceptionId" and ${inForce(momentOf(asOf))}) end as "exceptionId"
    from "Finding" f join seen s on s."accountId" = f."accountId")`;
}

function findingsThen(asOf: AsOf): Prisma.Sql {
  const moment = momentOf(asOf);
  const last = (value: string, condition: string) =>
    Prisma.raw(`(array_agg(${value} order by e.at desc, e.id desc) filter (where ${condition}))[1]`);
  const ends = `e.kind in ('resolved', 'check-switched-off')`;
  const openings = `e.kind in ('opened', 'reopened')`;
  return Prisma.sql`(
    select f.id, f."accountId", f."checkId", f.resource, f.part, f."identityId",
      case when told.life in ('opened', 'reopened') then 'open' else 'resolved' end as state,
      coalesce(told.weighed->>'after', told.weighed->>'severity', f.severity) as severity, f.title,
      coalesce(told.triage, 'none') as triage, told.owner, f."firstSeenAt", least(f."lastSeenAt", s.at) as "lastSeenAt",
      case when told.life not in ('opened', 'reopened') then told."endedAt" end as "resolvedAt", told."reopenedAt",
      case when f."notCheckedSince" <= s.at then f."notCheckedSince" end as "notCheckedSince",
      case when jsonb_exists(told.weighed, 'dueAt') then (told.weighed->>'dueAt')::timestamptz else f."dueAt" end as "dueAt",
      told."exceptionId"::uuid as "grantedId", case when told."exceptionId" is not null then (
        select x.id from "Exception" x where x.id = told."exceptionId"::uuid and x."expiresAt" > ${moment}) end as "exceptionId"
    from "Finding" f join seen s on s."accountId" = f."accountId"
    join lateral (
      select ${last('e.kind', `e.at <= s.at and (${ends} or ${openings})`)} as life,
        ${last('e.detail', `e.at <= s.at and (e.kind = 'severity-changed' or ${openings})`)} as weighed,
        ${last('e.at', `e.at <= s.at and ${ends}`)} as "endedAt",
        ${last('e.at', `e.at <= s.at and e.kind = 'reopened'`)} as "reopenedAt",
        ${last(`e.detail->>'after'`, `e.kind = 'triaged'`)} as triage,
        ${last(`e.detail->>'after'`, `e.kind = 'owner-set'`)} as owner,
        ${last(`case e.kind when 'excepted' then e.detail->>'exceptionId' end`, `e.kind in ('excepted', 'exception-ended')`)}
          as "exceptionId"
      from "FindingEvent" e where e."findingId" = f.id and e.at <= ${moment}) told on told.life is not null
    where f."firstSeenAt" <= s.at)`;
}

/** Why a resolved finding (f) has ended: `resolved` by a verdict, or `check-switched-off`; null for an open one. */
export const endedBy = Prisma.sql`case when f.state = 'resolved' then (
  select e.kind from "FindingEvent" e where e."findingId" = f.id and e.at <= s.at
    and e.kind in ('resolved', 'check-switched-off') order by e.at desc, e.id desc limit 1) end`;

/** The one word for a row (f) of `findingsAt`; `findingStatusOf` of lib/posture is the same in TypeScript. */
export const findingStatus = Prisma.sql`case
  when f.state = 'resolved' then 'resolved' when f."exceptionId" is not null then 'excepted'
  when f.triage <> 'none' then f.triage when f."reopenedAt" is not null then 'reopened' else 'open' end`;

/** `owners as (…)` for a `with recursive`: who answers for an account by its own setting, its unit's or the estate's; worked out once, since each finding asks. */
export const accountOwners = Prisma.sql`above as (
    select a.id as "accountId", a."ouId", 1 as depth from "Account" a
    union all
    select u."accountId", o."parentId", u.depth + 1 from above u join "OrganizationalUnit" o on o.id = u."ouId"),
  owners as materialized (
    select distinct on (x."accountId") x."accountId", x.owner from (
      select a.id as "accountId", t.value #>> '{}' as owner, 0 as depth
      from "Account" a join "Setting" t on t.key = 'owner' and t.scope = 'account:' || a.id
      union all
      select u."accountId", t.value #>> '{}', u.depth
      from above u join "Setting" t on t.key = 'owner' and t.scope = 'ou:' || u."ouId"
      union all
      select a.id, t.value #>> '{}', 1000 from "Account" a join "Setting" t on t.key = 'owner' and t.scope = 'estate') x
    order by x."accountId", x.depth)`;

const placeOwner = Prisma.sql`(select o.owner from owners o where o."accountId" = f."accountId")`;

function taggedOwner(asOf: AsOf): Prisma.Sql {
  return Prisma.sql`(
    select i.owner from "IdentityState" i where i."identityId" = f."identityId" and ${validAt('i', asOf)} limit 1)`;
}

/** Who answers for a finding (f): as set by hand, else by the identity's tags, else by the place; needs `owners`. */
export function findingOwner(asOf: AsOf): Prisma.Sql {
  return Prisma.sql`coalesce(f.owner, ${taggedOwner(asOf)}, ${placeOwner})`;
}

/** Where the owner of a finding (f) comes from: set, tag or place; null without one. */
export function findingOwnerFrom(asOf: AsOf): Prisma.Sql {
  return Prisma.sql`case when f.owner is not null then 'set' when ${taggedOwner(asOf)} is not null then 'tag'
    when ${placeOwner} is not null then 'place' end`;
}
