import type { Db } from '../client';
import { insertFindingEvents } from './insert-finding-events';
import { findingKey, type CurrentFindings, type FindingLife, type FindingPlan } from './plan-findings';

const batchSize = 1_000;

/** The findings of an account as the scans see them, open and resolved. */
export async function loadFindings(tx: Db, accountId: string): Promise<CurrentFindings> {
  const rows = await tx.$queryRaw<{ finding: FindingLife }[]>`
    select to_jsonb(f) as finding from "Finding" f where f."accountId" = ${accountId}`;
  return new Map(
    rows.map(({ finding }) => [
      findingKey(finding),
      { ...finding, neverOpened: finding.state === 'resolved' && finding.resolvedAt === null },
    ]),
  );
}

/** Writes what a snapshot did to the findings, with an event for each step of a life. */
export async function writeFindings(
  tx: Db,
  plan: FindingPlan,
  { accountId, at }: { accountId: string; at: string },
): Promise<void> {
  for (let start = 0; start < plan.insert.length; start += batchSize) {
    const rows = plan.insert
      .slice(start, start + batchSize)
      .map((each) => ({ ...each, accountId, triage: 'none' }));
    await tx.$executeRaw`
      insert into "Finding" select * from jsonb_populate_recordset(null::"Finding", ${JSON.stringify(rows)}::jsonb)`;
  }
  for (let start = 0; start < plan.update.length; start += batchSize) {
    const rows = JSON.stringify(plan.update.slice(start, start + batchSize));
    await tx.$executeRaw`
      update "Finding" f set state = x.state, severity = x.severity, title = x.title, "firstSeenAt" = x."firstSeenAt",
        "lastSeenAt" = x."lastSeenAt", "resolvedAt" = x."resolvedAt", "reopenedAt" = x."reopenedAt",
        "notCheckedSince" = x."notCheckedSince", "evidenceHash" = x."evidenceHash", "dueAt" = x."dueAt"
      from jsonb_populate_recordset(null::"Finding", ${rows}::jsonb) x where f.id = x.id`;
  }
  await insertFindingEvents(
    tx,
    plan.events.map((event) => ({ ...event, accountId, at: new Date(at), personId: null })),
  );
}
