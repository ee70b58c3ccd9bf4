import type { Severity } from '@/lib/posture/types';
import { Prisma } from '../../generated/client';
import { allOf, contains, oneOf } from '../../sql/list';
import { instant, type Place } from '../../sql/seen-accounts';

export interface FindingFilter extends Place {
  severity?: readonly Severity[];
  checkId?: readonly string[];
  triage?: readonly ('none' | 'in-review' | 'remediating')[];
  /** Against the scan before the newest: opened by the newest, reopened by it, or there before. */
  sinceLastScan?: readonly ('new' | 'still' | 'reopened')[];
  /** Opened, or opened again, after this moment. */
  openedAfter?: Date | null;
  identityId?: string;
  /** Part of a title, resource or check id. */
  q?: string;
  /** Findings that could not be checked again. */
  notChecked?: boolean;
}

/** The one word for where a finding stands against the scan before. `s.at` is the time of the newest. */
export const sinceLastScan = Prisma.sql`case
  when f."reopenedAt" = s.at then 'reopened' when f."firstSeenAt" = s.at then 'new' else 'still' end`;

/** Conditions on open findings (f) and `seen` (s): list, groups and counts share them. */
export function findingsWhere(filter: FindingFilter): Prisma.Sql {
  return allOf([
    oneOf(Prisma.sql`f.severity`, filter.severity),
    oneOf(Prisma.sql`f."checkId"`, filter.checkId),
    oneOf(Prisma.sql`f.triage`, filter.triage),
    oneOf(sinceLastScan, filter.sinceLastScan),
    filter.openedAfter
      ? Prisma.sql`coalesce(f."reopenedAt", f."firstSeenAt") > ${instant(filter.openedAfter)}`
      : null,
    filter.identityId ? Prisma.sql`f."identityId" = ${filter.identityId}::uuid` : null,
    contains([Prisma.sql`f.title`, Prisma.sql`f.resource`, Prisma.sql`f."checkId"`], filter.q),
    filter.notChecked && Prisma.sql`f."notCheckedSince" is not null`,
  ]);
}
