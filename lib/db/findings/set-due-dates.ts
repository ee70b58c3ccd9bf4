import { dueAt, dueDaysOf, type DueDays } from '@/lib/posture/findings/due-date';
import { severities } from '@/lib/posture/types';
import { withTransaction, type Db } from '../client';
import { Prisma } from '../generated/client';
import { loadAccountSettings } from '../scans/load-scan-target';
import type { FindingLife, FindingPlan } from './plan-findings';

/** By when the account's findings of each severity are due. */
export async function loadDueDays(accountId: string): Promise<DueDays> {
  return dueDaysOf(await loadAccountSettings(accountId));
}

/** Whether a plan holds a step that sets a due date: most snapshots open nothing. */
export function setsDueDates({ events }: FindingPlan): boolean {
  return events.some(({ kind }) => isDueStep(kind));
}

/** Dates what a plan opens, reopens or finds to be of another severity; the events keep the date for pages of the past. */
export function setDueDates(plan: FindingPlan, days: DueDays): void {
  const findings = new Map([...plan.insert, ...plan.update].map((finding) => [finding.id, finding]));
  for (const event of plan.events) {
    const finding = findings.get(event.findingId);
    if (!finding || !isDueStep(event.kind)) continue;
    finding.dueAt = dueAt(openedAt(finding), finding.severity, days);
    event.detail = { ...event.detail, dueAt: finding.dueAt };
  }
}

/** Dates every open finding of an account by the settings of today. Returns how many moved. */
export async function renewDueDates(tx: Db, accountId: string): Promise<number> {
  const days = await loadDueDays(accountId);
  const allowed = Prisma.join(
    severities.map((severity) => Prisma.sql`(${severity}::text, ${days[severity]}::int)`),
  );
  return tx.$executeRaw`
    update "Finding" f set "dueAt" = due.at
    from (
      select o.id, coalesce(o."reopenedAt", o."firstSeenAt") + allowed.days * interval '1 day' as at
      from "Finding" o join (values ${allowed}) allowed (severity, days) on allowed.severity = o.severity
      where o."accountId" = ${accountId} and o.state = 'open') due
    where f.id = due.id and f."dueAt" is distinct from due.at`;
}

/** The same for one account, in a transaction of its own; a removed account is nothing to do. */
export async function renewDueDatesOf(accountId: string): Promise<number> {
  return withTransaction(async (tx) => {
    const [account] = await tx.$queryRaw<{ id: string }[]>`
      select id from "Account" where id = ${accountId} and "removedAt" is null for update`;
    if (!account) return 0;
    const moved = await renewDueDates(tx, accountId);
    // What a process remembers of the findings holds the dates of before.
    if (moved > 0) await tx.account.update({ where: { id: accountId }, data: { projectionStamp: null } });
    return moved;
  });
}

function isDueStep(kind: string): boolean {
  return kind === 'opened' || kind === 'reopened' || kind === 'severity-changed';
}

function openedAt({ reopenedAt, firstSeenAt }: FindingLife): string {
  return reopenedAt ?? firstSeenAt;
}
