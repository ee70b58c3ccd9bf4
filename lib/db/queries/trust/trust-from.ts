import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import type { AnalyzerView, PartyKind, PartyStanding, TrustReach } from '@/lib/iam/trust/trust-values';
import { issuesOfGap, type TrustGap } from '@/lib/iam/trust/trust-gaps';
import { Prisma } from '../../generated/client';
import { allOf, contains, oneOf } from '../../sql/list';
import { accountsOf, validAt, type Place } from '../../sql/seen-accounts';
import { reachAt } from '../paths/reach-at';

export interface TrustFilter extends Place {
  /** Part of a name or id of a party, a role or an account. */
  q?: string;
  kind?: readonly PartyKind[];
  /** Roles that this party, by its id, may assume. */
  party?: string;
  gap?: readonly TrustGap[];
  reach?: readonly TrustReach[];
  standing?: readonly PartyStanding[];
  analyzer?: readonly AnalyzerView[];
}

/** Conditions on the rows of `entrances`: list, parties, figures and counts share them. */
export function trustWhere(filter: TrustFilter): Prisma.Sql {
  const { q, kind, party, gap, reach, standing, analyzer } = filter;
  const codes = gap?.flatMap((each) => issuesOfGap[each]) ?? [];
  return allOf([
    contains(
      ['"partyId"', '"partyName"', '"roleName"', '"accountName"', 'principal', 'conditions::text'].map(
        (text) => Prisma.raw(text),
      ),
      q,
    ),
    oneOf(Prisma.sql`"partyKind"`, kind),
    party ? Prisma.sql`"partyId" = ${party}` : null,
    codes.length > 0 && Prisma.sql`issues ?| ${codes}::text[]`,
    oneOf(Prisma.sql`reach`, reach),
    oneOf(Prisma.sql`standing`, standing),
    oneOf(Prisma.sql`analyzer`, analyzer),
  ]);
}

/** The organization that a condition names. */
const organizationId = Prisma.sql`substring(t.conditions::text from '\\mo-[a-z0-9]{10,32}\\M')`;

const partyKind = Prisma.sql`case
  when t."principalKind" in ('service', 'saml', 'oidc', 'deleted') then t."principalKind"
  when t."principalKind" = 'anyone' then
    case when t.issues ? 'T-ANYONE-LIMITED-TO-ORG' and ${organizationId} is not null then 'organization' else 'anyone' end
  when t.vendor is not null and t.external then 'vendor'
  when t.external or t."trustedAccountId" is null then 'account'
  else 'own-account' end`;

/** What one party is told by: an account, an organization, an issuer, a provider's name, a service, a deleted id. */
const partyKey = Prisma.sql`case
  when t."principalKind" in ('account', 'identity') then coalesce(t."trustedAccountId", t.principal)
  when t."principalKind" in ('saml', 'oidc') then regexp_replace(t.principal, '^arn:.*:(saml|oidc)-provider/', '')
  when t."principalKind" = 'anyone' and t.issues ? 'T-ANYONE-LIMITED-TO-ORG' then coalesce(${organizationId}, t.principal)
  else t.principal end`;

/**
 * `seen, entrances as (…)` for a `with`: one row for each principal from outside its account that may assume a role at
 * the moment shown. Services count only where nothing says on whose behalf they act; service-linked roles never do.
 * `seen` is the list of `seenAccounts`. An organization's analyzer reports from one account on the roles of all: its
 * findings on a role that name the party count wherever the analyzer is. Where findings were not read, an account without findings of its
 * own analyzer may be one that they speak of: it is unknown, not quiet.
 *
 * @param trusted accounts of others that the settings name
 */
export function entrancesOf(
  viewer: Viewer,
  { at, seen, trusted }: { at: AsOf; seen: Prisma.Sql; trusted: readonly string[] },
): Prisma.Sql {
  return Prisma.sql`${seen}, named as materialized (
    select t.id, t."identityId", t."accountId", ${partyKind} as "partyKind", ${partyKey} as "partyKey", t.position,
      t.principal, t.vendor, t."externalIdRequired", t.conditions, t.issues
    from seen s join "TrustState" t on t."accountId" = s."accountId" and ${validAt('t', at)}
    where case t."principalKind"
      when 'service' then coalesce(t.issues ? 'T-SERVICE-NO-SOURCE', false)
      else t."principalKind" in ('anyone', 'saml', 'oidc', 'deleted')
        or t."trustedAccountId" is distinct from t."accountId" end
  ), unread as materialized (
    select distinct c."accountId" from "CheckResult" c
    where c."checkId" = 'access-analyzer-findings-open' and c.result = 'unknown' and ${reachAt('c', at)}
  ), analyzed as materialized (
    select distinct c."accountId" from "CheckResult" c join seen s on s."accountId" = c."accountId"
    where c."checkId" = 'access-analyzer-enabled' and c.result = 'pass' and ${validAt('c', at)}
      and not exists (select from unread where unread."accountId" = c."accountId")
      and (not exists (select from unread) or exists (
        select from "CheckResult" f where f."accountId" = c."accountId"
          and f."checkId" = 'access-analyzer-findings-open' and f.result <> 'unknown' and ${reachAt('f', at)}))
  ), reported as materialized (
    select c.resource as arn, c.title, c.title || coalesce(c.evidence::text, '') as words from "CheckResult" c
    where c."checkId" = 'access-analyzer-findings-open' and c.result = 'fail' and ${reachAt('c', at)}
  ), entrances as materialized (
    select n."identityId" || '/' || n.position as id, n."partyKind" || ':' || n."partyKey" as "partyId", n."partyKind",
      coalesce(n.vendor, a.name, n."partyKey") as "partyName", n."partyKey",
      case when n."partyKind" = 'deleted' or (n."partyKind" = 'account' and removed.id is not null) then 'gone'
        when n."partyKind" in ('own-account', 'vendor', 'service') then 'known'
        when n."partyKind" = 'account' and n."partyKey" = any(${[...trusted]}::text[]) then 'known'
        when n."partyKind" = 'organization' and g.id is not null then 'known'
        when n."partyKind" in ('saml', 'oidc') and not coalesce(n.issues ? 'T-OIDC-ANYONE', false) then 'known'
        else 'unknown' end as standing,
      n.principal, n.position, n."identityId", i.name as "roleName", d.arn as "roleArn", s."accountId", s.name as "accountName",
      n."externalIdRequired", n.conditions, n.issues, i."trustDocument",
      case when i.administrator = 'full' then 'administrator'
        when i.administrator = 'equivalent' or r."hopsConfirmed" is not null then 'route'
        when i.administrator = 'conditional' or r."identityId" is not null then 'conditional'
        when i.administrator is null then 'unknown' else 'none' end as reach,
      i.administrator, r."hopsConfirmed" as hops, u."lastActivityAt" as "lastUsedAt",
      case when f.arn is not null then 'reported' when z."accountId" is not null then 'quiet' else 'unknown' end as analyzer,
      f.title as "analyzerTitle", i.owner, s.at as "snapshotAt"
    from named n join seen s on s."accountId" = n."accountId"
    join "IdentityState" i on i."identityId" = n."identityId" and i.kind = 'role' and not i."serviceLinked" and ${validAt('i', at)}
    join "Identity" d on d.id = n."identityId"
    left join "Reach" r on r."identityId" = n."identityId" and ${reachAt('r', at)}
    left join "IdentityUse" u on u."identityId" = n."identityId" and ${validAt('u', at)}
    left join "Account" a on a.id = n."partyKey" and ${accountsOf(viewer, {})}
    left join "Account" removed on removed.id = n."partyKey" and removed."removedAt" is not null
    left join "Organization" g on g.id = n."partyKey"
    left join analyzed z on z."accountId" = n."accountId"
    left join lateral (
      select named_by.arn, named_by.title from reported named_by where named_by.arn = d.arn
        and (n."partyKind" = 'anyone' or strpos(named_by.words, n."partyKey") > 0 or strpos(named_by.words, n.principal) > 0)
      order by named_by.title limit 1) f on true
  )`;
}
