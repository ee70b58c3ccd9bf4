import type { AsOf } from '@/lib/access/as-of';
import type { DueFilter } from '@/lib/posture/findings/due-date';
import type { ExceptionKind } from '@/lib/posture/findings/exception-kinds';
import { findingStatuses, type FindingStatus, type Triage } from '@/lib/posture/findings/finding-status';
import type { Severity } from '@/lib/posture/types';
import { Prisma } from '../../generated/client';
import { findingOwner, findingStatus, momentOf } from '../../sql/findings-at';
import { allOf, contains, oneOf } from '../../sql/list';
import { isOpen } from '../../sql/open-findings';
import { instant, type Place } from '../../sql/seen-accounts';

export interface FindingFilter extends Place {
  severity?: readonly Severity[];
  checkId?: readonly string[];
  /** By the word that is shown. Absent or empty: open ones that no exception covers. */
  status?: readonly FindingStatus[];
  triage?: readonly Triage[];
  /** Against the scan before the newest: opened by the newest, reopened by it, or there before. */
  sinceLastScan?: readonly ('new' | 'still' | 'reopened')[];
  /** Opened, or opened again, after this moment. */
  openedAfter?: Date | null;
  identityId?: string;
  /** Whoever answers for it, whether set by hand, tagged or of the place. */
  owner?: readonly string[];
  /** Findings that nobody answers for. */
  unowned?: boolean;
  due?: readonly DueFilter[];
  /** Findings under an exception of this kind, or under this very one; without a status, excepted ones are meant. */
  exceptionKind?: readonly ExceptionKind[];
  exceptionId?: string;
  /** Part of a title, resource or check id. */
  q?: string;
  /** Findings that could not be checked again. */
  notChecked?: boolean;
}

/** The one word for where a finding stands against the scan before. `s.at` is the time of the newest. */
export const sinceLastScan = Prisma.sql`case
  when f."reopenedAt" = s.at then 'reopened' when f."firstSeenAt" = s.at then 'new' else 'still' end`;

/** Conditions on `findingsAt` (f) and `seen` (s), for a query with `owners`: list, groups and counts share them. */
export function findingsWhere(filter: FindingFilter, at: AsOf): Prisma.Sql {
  return allOf([
    statusIs(filter),
    oneOf(Prisma.sql`f.severity`, filter.severity),
    oneOf(Prisma.sql`f."checkId"`, filter.checkId),
    oneOf(Prisma.sql`f.triage`, filter.triage),
    oneOf(sinceLastScan, filter.sinceLastScan),
    filter.openedAfter
      ? Prisma.sql`coalesce(f."reopenedAt", f."firstSeenAt") > ${instant(filter.openedAfter)}`
      : null,
    filter.identityId ? Prisma.sql`f."identityId" = ${filter.identityId}::uuid` : null,
    ownerIs(filter, at),
    dueIs(filter.due, at),
    oneOf(exceptionKind, filter.exceptionKind),
    filter.exceptionId ? Prisma.sql`f."exceptionId" = ${filter.exceptionId}::uuid` : null,
    contains([Prisma.sql`f.title`, Prisma.sql`f.resource`, Prisma.sql`f."checkId"`], filter.q),
    filter.notChecked && Prisma.sql`f."notCheckedSince" is not null`,
  ]);
}

const exceptionKind = Prisma.sql`(select x.kind from "Exception" x where x.id = f."exceptionId")`;

/** The part of a filter that says where findings stand; null when it takes them all. */
export function statusIs({ status, exceptionKind: kinds, exceptionId }: FindingFilter): Prisma.Sql | null {
  if (status && findingStatuses.every((each) => status.includes(each))) return null;
  if (status && status.length > 0) return oneOf(findingStatus, status);
  if (exceptionId || (kinds && kinds.length > 0)) return oneOf(findingStatus, ['excepted']);
  return isOpen;
}

function ownerIs({ owner, unowned }: FindingFilter, at: AsOf): Prisma.Sql | null {
  const named = oneOf(findingOwner(at), owner);
  const none = unowned ? Prisma.sql`${findingOwner(at)} is null` : null;
  return named && none ? Prisma.sql`(${named} or ${none})` : (named ?? none);
}

/** The nearest of the due filters that a finding is under: one due within 7 days is due within 30 too. Else `later`. */
export function dueBucket(at: AsOf): Prisma.Sql {
  const cases = (['none', 'overdue', 'within-7', 'within-30'] as const).map(
    (filter) => Prisma.sql`when ${dueAs(filter, at)} then ${filter}`,
  );
  return Prisma.sql`case ${Prisma.join(cases, ' ')} else 'later' end`;
}

function dueAs(filter: DueFilter, at: AsOf): Prisma.Sql {
  const moment = momentOf(at);
  if (filter === 'none') return Prisma.sql`f."dueAt" is null`;
  if (filter === 'overdue') return Prisma.sql`f."dueAt" < ${moment}`;
  const days = filter === 'within-7' ? 7 : 30;
  return Prisma.sql`(f."dueAt" >= ${moment} and f."dueAt" < ${moment} + make_interval(days => ${days}::int))`;
}

function dueIs(due: readonly DueFilter[] | undefined, at: AsOf): Prisma.Sql | null {
  if (!due || due.length === 0) return null;
  return Prisma.sql`(${Prisma.join(
    due.map((each) => dueAs(each, at)),
    ' or ',
  )})`;
}
