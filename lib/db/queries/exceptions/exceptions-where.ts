import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import {
  expiresSoonDays,
  type ExceptionKind,
  type ExceptionScopeKind,
  type ExceptionStanding,
} from '@/lib/posture/findings/exception-kinds';
import { Prisma } from '../../generated/client';
import { momentOf } from '../../sql/findings-at';
import { allOf, contains, oneOf } from '../../sql/list';
import { accountsOf, type Place } from '../../sql/seen-accounts';

export interface ExceptionFilter extends Place {
  standing?: readonly ExceptionStanding[];
  /** In force, and over within so many days. */
  expiresWithinDays?: number;
  kind?: readonly ExceptionKind[];
  scopeKind?: readonly ExceptionScopeKind[];
  checkId?: readonly string[];
  /** Part of a reason, a resource, a check id or of a name. */
  q?: string;
}

/** When an exception (x) ended, or will. */
export const endOf = Prisma.sql`least(x."endedAt", x."expiresAt")`;

/** Where an exception (x) stood at the moment shown. */
export function standingOf(at: AsOf): Prisma.Sql {
  const moment = momentOf(at);
  return Prisma.sql`case when ${endOf} <= ${moment} then 'ended' when x."decidedAt" <= ${moment} then 'in-force'
    else 'requested' end`;
}

/** Whether an exception (x) in force ends within so many days; soon, unless told otherwise. */
export function expiresWithin(at: AsOf, days: number = expiresSoonDays): Prisma.Sql {
  const span = Prisma.sql`make_interval(days => ${days}::int)`;
  return Prisma.sql`(${standingOf(at)} = 'in-force' and x."expiresAt" <= ${momentOf(at)} + ${span})`;
}

/**
 * Exceptions (x) that were there at the moment shown and that concern an account of the viewer's in the place: one of
 * the account, of a unit above it, or of checks and tags everywhere. For a query with `units`.
 */
export function exceptionsWhere(viewer: Viewer, filter: ExceptionFilter, at: AsOf): Prisma.Sql {
  return allOf([
    Prisma.sql`x."requestedAt" <= ${momentOf(at)}`,
    Prisma.sql`exists (select 1 from "Account" a where ${accountsOf(viewer, filter)}
      and (x."accountId" is null or x."accountId" = a.id)
      and (x."ouId" is null or exists (
        select 1 from units u where u."accountId" = a.id and u."ouId" = x."ouId")))`,
    oneOf(standingOf(at), filter.standing),
    filter.expiresWithinDays !== undefined && expiresWithin(at, filter.expiresWithinDays),
    oneOf(Prisma.sql`x.kind`, filter.kind),
    oneOf(Prisma.sql`x."scopeKind"`, filter.scopeKind),
    oneOf(Prisma.sql`x."checkId"`, filter.checkId),
    contains(
      ['reason', 'resource', 'checkId', 'requestedBy', 'decidedBy', 'tagKey'].map((column) =>
        Prisma.raw(`coalesce(x."${column}", '')`),
      ),
      filter.q,
    ),
  ]);
}
