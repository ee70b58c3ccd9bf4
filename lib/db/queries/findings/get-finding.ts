import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { FindingStatus, Triage } from '@/lib/posture/findings/finding-status';
import type { EvidenceField, Severity } from '@/lib/posture/types';
import { AppError } from '@/lib/errors';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import {
  accountOwners,
  endedBy,
  findingOwner,
  findingOwnerFrom,
  findingsAt,
  findingStatus,
  momentOf,
} from '../../sql/findings-at';
import { daysUntilSeen, instant, seenAccounts, validAt } from '../../sql/seen-accounts';
import { freshTitle, type StoredVerdict } from './fresh-title';
import { findingExceptions, type FindingException } from './finding-exceptions';

/** The steps of a finding's history: by scans, by people, and by what they decided. */
export const findingEventKinds = [
  'opened',
  'resolved',
  'reopened',
  'severity-changed',
  'check-switched-off',
  'triaged',
  'owner-set',
  'commented',
  'exception-requested',
  'exception-declined',
  'excepted',
  'exception-ended',
] as const;
export type FindingEventKind = (typeof findingEventKinds)[number];

export interface FindingHistoryEvent {
  at: Date;
  kind: FindingEventKind;
  /** `before` and `after` of a step, `text` of a comment, `exceptionId` and `reason` of what concerns an exception. */
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
  triage: Triage;
  /** The one word that is shown. */
  status: FindingStatus;
  /** Of a resolved one: by a verdict, or since its check does not run any more. */
  endedBy: 'resolved' | 'check-switched-off' | null;
  severity: Severity;
  title: string;
  /** What the check says at the moment shown; null once it says nothing of this resource. */
  result: 'fail' | 'pass' | 'unknown' | 'manual' | null;
  evidence: EvidenceField[];
  /** The more basic check whose fail causes this one. */
  impliedBy: string | null;
  firstSeenAt: Date;
  lastSeenAt: Date;
  resolvedAt: Date | null;
  reopenedAt: Date | null;
  notCheckedSince: Date | null;
  openDays: number;
  /** Null: never, by its severity. */
  dueAt: Date | null;
  overdue: boolean;
  owner: string | null;
  /** Set by hand, by a tag of the identity, or by a setting of the account, its unit or the estate. */
  ownerFrom: 'set' | 'tag' | 'place' | null;
  /** The exception that covers it at the moment shown, and the request of its own that nobody has decided yet. */
  exception: FindingException | null;
  requestedException: FindingException | null;
  snapshotAt: Date;
  history: FindingHistoryEvent[];
}

type ReadFinding = Omit<FindingDetail, 'history' | 'exception' | 'requestedException'> & {
  verdict: StoredVerdict | null;
  exceptionId: string | null;
};

/** One finding with its evidence and history. Throws `not-found` outside the viewer's scope. */
export async function getFinding(
  viewer: Viewer,
  { findingId, at }: { findingId: string; at: AsOf },
): Promise<FindingDetail> {
  requirePermission(viewer, 'posture:read');
  const finding = /^[0-9a-f-]{36}$/i.test(findingId) ? await readFinding(viewer, findingId, at) : undefined;
  if (!finding)
    throw new AppError('not-found', 'There is no such finding here.', 'Look for it in the list of findings.');
  const [history, exceptions] = await Promise.all([
    readHistory(findingId, at),
    findingExceptions(finding, at),
  ]);
  const { verdict: _verdict, exceptionId: _exceptionId, ...shown } = finding;
  return { ...shown, ...exceptions, title: freshTitle(finding, finding.snapshotAt), history };
}

async function readFinding(viewer: Viewer, findingId: string, at: AsOf): Promise<ReadFinding | undefined> {
  const [finding] = await db().$queryRaw<ReadFinding[]>`
    with recursive ${accountOwners}, ${seenAccounts(viewer, {}, at)}
    select f.id, f."checkId", f."accountId", s.name as "accountName", f.resource, f.part, f."identityId",
      (select n.name from "Identity" n where n.id = f."identityId") as "identityName", f.state, f.triage,
      ${findingStatus} as status, ${endedBy} as "endedBy", coalesce(r.severity, f.severity) as severity, f.title,
      r.result, case when r.result = 'fail' then jsonb_build_object('title', r.title, 'evidence', r.evidence) end as verdict,
      coalesce(r.evidence, '[]'::jsonb) as evidence, r."impliedBy", f."firstSeenAt",
      case when f.state = 'open' and f."notCheckedSince" is null then s.at else f."lastSeenAt" end as "lastSeenAt",
      f."resolvedAt", f."reopenedAt", f."notCheckedSince", f."dueAt",
      coalesce(f.state = 'open' and f."dueAt" < ${momentOf(at)}, false) as overdue,
      ${daysUntilSeen(Prisma.sql`coalesce(f."reopenedAt", f."firstSeenAt")`)} as "openDays",
      ${findingOwner(at)} as owner, ${findingOwnerFrom(at)} as "ownerFrom", f."exceptionId", s.at as "snapshotAt"
    from ${findingsAt(at)} f join seen s on s."accountId" = f."accountId"
    left join "CheckResult" r on r."accountId" = f."accountId" and r."checkId" = f."checkId"
      and r.resource = f.resource and r.part = f.part and ${validAt('r', at)}
    where f.id = ${findingId}::uuid and f."firstSeenAt" <= s.at`;
  return finding;
}

function readHistory(findingId: string, at: AsOf): Promise<FindingHistoryEvent[]> {
  return db().$queryRaw<FindingHistoryEvent[]>`
    select e.at, e.kind, e.detail,
      coalesce((select p.name from "Person" p where p.id = e."personId"), e.detail->>'by') as "personName"
    from "FindingEvent" e where e."findingId" = ${findingId}::uuid
      and ${at.kind === 'past' ? Prisma.sql`e.at <= ${instant(at.at)}` : Prisma.sql`true`}
    order by e.at desc, e.id desc`;
}
