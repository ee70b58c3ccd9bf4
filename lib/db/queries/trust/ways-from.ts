import type { AsOf } from '@/lib/access/as-of';
import { partyKinds, type PartyKind, type WayCondition, type WayReach } from '@/lib/iam/trust/party-kinds';
import { Prisma } from '../../generated/client';
import { allOf, contains, oneOf } from '../../sql/list';
import { openFindings } from '../../sql/open-findings';
import { daysUntilSeen, validAt, type Place } from '../../sql/seen-accounts';
import { reachAt } from '../paths/reach-at';

export interface TrustFilter extends Place {
  kind?: readonly PartyKind[];
  condition?: readonly WayCondition[];
  reach?: readonly WayReach[];
  /** Roles that nobody used for more than so many days, or ever. */
  idleMoreThanDays?: number;
  /** Ways of one party, by its key. */
  party?: string;
  /** Part of the name of a party or role, or of a principal. */
  q?: string;
}

/** Everybody but AWS's own services, which have a role for nearly everything that runs. */
export const outsideKinds: readonly PartyKind[] = partyKinds.filter((kind) => kind !== 'service');

/** A role that anyone may assume says so as a whole: with a second, limited statement it still counts as open. */
const kindOfParty = Prisma.sql`case
  when t."principalKind" = 'anyone' then case when i."publicTrust" is false then 'limited' else 'anyone' end
  when t."principalKind" in ('service', 'oidc', 'saml', 'deleted') then t."principalKind"
  when t.vendor is not null then 'vendor' when t.external then 'outside' else 'own' end`;

const nameOfParty = Prisma.sql`case
  when t."principalKind" = 'anyone' then 'Anyone'
  when t."principalKind" = 'oidc' then split_part(t.principal, 'oidc-provider/', 2)
  when t."principalKind" = 'saml' then split_part(t.principal, 'saml-provider/', 2)
  when t."principalKind" in ('service', 'deleted') then t.principal
  else coalesce(t.vendor, theirs.name, t."trustedAccountId", t.principal) end`;

/**
 * `ways as (…)` for a query with `seen`: each principal outside a role's own account that its trust policy names, with
 * what the role can become and when it was last used.
 */
export function waysIn(at: AsOf): Prisma.Sql {
  return Prisma.sql`doors as materialized (
      select f."identityId", count(*)::int as count from ${openFindings(at)} f
      where f."identityId" is not null and f."checkId" like 'role-trust-%' group by 1),
    -- The analyzer of an organization finds in one account what is open in another.
    told as materialized (
      select r."accountId", r.resource, r.result from seen s
      join "CheckResult" r on r."accountId" = s."accountId" and ${validAt('r', at)}
      where r."checkId" = 'access-analyzer-findings-open' and r.result in ('pass', 'fail')),
    ways as materialized (
      select t.id, ${kindOfParty} as kind, ${nameOfParty} as name, t.principal, t."trustedAccountId", t.position,
        t."externalIdRequired", t.conditions, i."identityId" as "roleId", i.name as "roleName", s."accountId",
        s.name as "accountName", i.administrator, r."hopsConfirmed", r."hopsConditional", u."lastActivityAt",
        ${daysUntilSeen(Prisma.sql`coalesce(u."lastActivityAt", i."createdAt")`)} as "idleDays",
        coalesce(d.count, 0) as findings,
        case when n.arn in (select o.resource from told o where o.result = 'fail') then 'active'
          when s."accountId" in (select o."accountId" from told o) then 'quiet' else 'unknown' end as analyzer
      from seen s join "TrustState" t on t."accountId" = s."accountId" and ${validAt('t', at)}
      join "IdentityState" i on i."identityId" = t."identityId" and ${validAt('i', at)}
      join "Identity" n on n.id = i."identityId"
      left join "IdentityUse" u on u."identityId" = i."identityId" and ${validAt('u', at)}
      left join "Reach" r on r."identityId" = i."identityId" and ${reachAt('r', at)}
      left join "Account" theirs on theirs.id = t."trustedAccountId"
      left join doors d on d."identityId" = i."identityId"
      where t."principalKind" not in ('account', 'identity') or t."trustedAccountId" is distinct from s."accountId"),
    keyed as (select w.*, w.kind || ' ' || coalesce(
        case when w.kind in ('vendor', 'outside', 'own') then w."trustedAccountId" end, w.name) as party,
      case when w."externalIdRequired" then 'external-id' when jsonb_array_length(w.conditions) > 0 then 'other'
        else 'none' end as held,
      case when w.administrator = 'full' then 'administrator'
        when coalesce(w."hopsConfirmed", w."hopsConditional") is not null or w.administrator in ('equivalent', 'conditional')
        then 'way' else 'none' end as reach
      from ways w)`;
}

/** Conditions on `keyed` (k): the list, its counts and its export share them. */
export function waysWhere(filter: TrustFilter): Prisma.Sql {
  return allOf([
    oneOf(Prisma.sql`k.kind`, filter.kind && filter.kind.length > 0 ? filter.kind : outsideKinds),
    oneOf(Prisma.sql`k.held`, filter.condition),
    oneOf(Prisma.sql`k.reach`, filter.reach),
    filter.idleMoreThanDays !== undefined && Prisma.sql`k."idleDays" > ${filter.idleMoreThanDays}`,
    filter.party ? Prisma.sql`k.party = ${filter.party}` : null,
    contains([Prisma.sql`k.name`, Prisma.sql`k."roleName"`, Prisma.sql`k.principal`], filter.q),
  ]);
}

/** The most open first. */
export const kindRank = Prisma.sql`array_position(array[${Prisma.join([...partyKinds])}]::text[], k.kind)`;
