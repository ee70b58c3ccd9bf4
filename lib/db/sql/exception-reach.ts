import { Prisma } from '../generated/client';

/** Whether an exception (x) is in force at a moment of today: approved, and not expired whether a job ended it or not. */
export function inForce(moment: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(x.state = 'approved' and x."expiresAt" > ${moment})`;
}

/** Whether whoever asked for an exception (x) decided it too: a lone admin may, and the register says so. */
export const selfDecided = Prisma.sql`coalesce(case when x."requestedById" is null and x."decidedById" is null
  then x."requestedBy" = x."decidedBy" else x."requestedById" = x."decidedById" end, false)`;

/** `units as (…)` for a `with recursive`: every account with each unit above it. Columns: accountId, ouId. */
export const accountUnits = Prisma.sql`units as (
  select a.id as "accountId", a."ouId" from "Account" a where a."ouId" is not null
  union
  select u."accountId", o."parentId" from units u join "OrganizationalUnit" o on o.id = u."ouId"
  where o."parentId" is not null)`;

/** Whether an exception of one finding (x) is of this finding (f), and of its very evidence. */
export const coversFinding = Prisma.sql`(x."scopeKind" = 'finding' and x."accountId" = f."accountId"
  and x."checkId" = f."checkId" and x.resource = f.resource and x.part = f.part
  and x."evidenceHash" = f."evidenceHash")`;

/** Whether an exception of a check, an account, a unit or a tag (x) takes a finding (f) in; for a query with `units`. */
export const takesFindingIn = Prisma.sql`(x."scopeKind" <> 'finding'
  and (x."checkId" is null or x."checkId" = f."checkId")
  and (x."accountId" is null or x."accountId" = f."accountId")
  and (x."ouId" is null or (f."accountId", x."ouId") in (
    select u."accountId", u."ouId" from units u))
  and (x."tagKey" is null or exists (
    select 1 from "IdentityState" i where i."identityId" = f."identityId" and i."validTo" is null
      and i.tags @> jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('key', x."tagKey", 'value', x."tagValue"))))))`;
