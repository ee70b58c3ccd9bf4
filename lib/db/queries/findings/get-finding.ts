import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { EvidenceField, Severity } from '@/lib/posture/types';
import { AppError } from '@/lib/errors';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { daysUntilSeen, instant, seenAccounts, validAt } from '../../sql/seen-accounts';
import { freshTitle, type StoredVerdict } from './fresh-title';

export interface FindingHistoryEvent {
  at: Date;
  kind: 'opened' | 'resolved' | 'reopened' | 'severity-changed' | 'triaged';
  detail: Record<string, unknown> | null;
  personName: string | null;
}

export interface FindingDetail {
  id: string;
  checkId: string;
  accountId: string;
  accountName: string;
  resource: string;
  part: string;
  identityId: string | null;
  identityName: string | null;
  state: 'open' | 'resolved';
  triage: 'none' | 'in-review' | 'remediating';
  severity: Severity;
  title: string;
  /** What the check says at the moment shown; null once it says nothing of this resource. */
  result: 'fail' | 'pass' | 'unknown' | 'manual' | null;
  evidence: EvidenceField[];
  firstSeenAt: Date;
  lastSeenAt: Date;
  resolvedAt: Date | null;
  reopenedAt: Date | null;
  notCheckedSince: Date | null;
  openDays: number;
  owner: string | null;
  snapshotAt: Date;
  history: FindingHistoryEvent[];
}

/** One finding with its evidence and history. Throws `not-found` outside the viewer's scope. */
export async function getFinding(
  viewer: Viewer,
  { findingId, at }: { findingId: string; at: AsOf },
): Promise<FindingDetail> {
  requirePermission(viewer, 'posture:read');
  const rows = /^[0-9a-f-]{36}$/i.test(findingId)
    ? await db().$queryRaw<(Omit<FindingDetail, 'history'> & { verdict: StoredVerdict | null })[]>`
      with ${seenAccounts(viewer, {}, at)}
      select f.id, f."checkId", f."accountId", s.name as "accountName", f.resource, f.part, f."identityId",
        (select n.name from "Identity" n where n.id = f."identityId") as "identityName",
        coalesce((select case when e.kind = 'resolved' then 'resolved' else 'open' end from "FindingEvent" e
          where e."findingId" = f.id and e.at <= s.at and e.kind in ('opened', 'reopened', 'resolved')
          order by e.at desc, e.id desc limit 1), f.state) as state,
        f.triage, coalesce(r.severity, f.severity) as severity, f.title, r.result,
        case when r.result = 'fail' then jsonb_build_object('title', r.title, 'evidence', r.evidence) end as verdict,
        coalesce(r.evidence, '[]'::jsonb) as evidence, f."firstSeenAt",
        case when f.state = 'open' and f."notCheckedSince" is null then s.at else f."lastSeenAt" end as "lastSeenAt",
        case when f."resolvedAt" <= s.at then f."resolvedAt" end as "resolvedAt",
        case when f."reopenedAt" <= s.at then f."reopenedAt" end as "reopenedAt",
        f."notCheckedSince", ${daysUntilSeen(Prisma.sql`coalesce(f."reopenedAt", f."firstSeenAt")`)} as "openDays",
        (select i.owner from "IdentityState" i where i."identityId" = f."identityId" and ${validAt('i', at)} limit 1) as owner,
        s.at as "snapshotAt"
      from "Finding" f join seen s on s."accountId" = f."accountId"
      left join "CheckResult" r on r."accountId" = f."accountId" and r."checkId" = f."checkId"
        and r.resource = f.resource and r.part = f.part and ${validAt('r', at)}
      where f.id = ${findingId}::uuid and f."firstSeenAt" <= s.at`
    : [];
  const finding = rows[0];
  if (!finding)
    throw new AppError('not-found', 'There is no such finding here.', 'Look for it in the list of findings.');
  const history = await db().$queryRaw<FindingHistoryEvent[]>`
    select e.at, e.kind, e.detail, (select p.name from "Person" p where p.id = e."personId") as "personName"
    from "FindingEvent" e where e."findingId" = ${findingId}::uuid
      and ${at.kind === 'past' ? Prisma.sql`e.at <= ${instant(at.at)}` : Prisma.sql`true`}
    order by e.at desc, e.id desc`;
  const { verdict: _verdict, ...shown } = finding;
  return { ...shown, title: freshTitle(finding, finding.snapshotAt), history };
}
