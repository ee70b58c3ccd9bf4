import { evidenceHash } from '@/lib/posture/evidence';
import type { Evaluation, EvidenceField, Result, Severity } from '@/lib/posture/types';

/** A finding as the scans see it. */
export interface FindingLife {
  id: string;
  checkId: string;
  resource: string;
  part: string;
  identityId: string | null;
  state: 'open' | 'resolved';
  severity: Severity;
  title: string;
  firstSeenAt: string;
  lastSeenAt: string;
  resolvedAt: string | null;
  reopenedAt: string | null;
  notCheckedSince: string | null;
  /** Of the evidence seen last, without dates of use. */
  evidenceHash: string;
  /** See `setDueDates`. */
  dueAt: string | null;
  /** Its history was taken back by a replay and it has not failed again so far. */
  neverOpened?: boolean;
}

export type CurrentFindings = Map<string, FindingLife>;
/** The steps of a life that scans write. A check that did not run ends its findings too, and nothing is mended by that. */
export const lifeEventKinds = [
  'opened',
  'reopened',
  'resolved',
  'severity-changed',
  'check-switched-off',
] as const;
export type LifeEventKind = (typeof lifeEventKinds)[number];

export interface LifeEvent {
  findingId: string;
  kind: LifeEventKind;
  detail: Record<string, unknown> | null;
}

export interface FindingPlan {
  insert: FindingLife[];
  update: FindingLife[];
  events: LifeEvent[];
  after: CurrentFindings;
}

export interface FindingPlanInput {
  evaluation: Evaluation;
  current: CurrentFindings;
  /** Of this snapshot and of the one before. */
  at: string;
  previousAt: string | null;
  /** Results about the account as a whole have this resource: an unknown there leaves every finding of its check. */
  accountResource: string;
  identityIdOf: (resource: string) => string | null;
  /** Keys of the verdicts whose evidence may differ from what `current` knows; absent: all of them. */
  moved?: ReadonlySet<string>;
  newId: () => string;
}

interface Verdict {
  checkId: string;
  resource: string;
  part: string;
  result: Result;
  severity: Severity;
  title: string;
  evidence: readonly EvidenceField[];
}

export function findingKey(finding: { checkId: string; resource: string; part: string }): string {
  return `${finding.checkId}\u0000${finding.resource}\u0000${finding.part}`;
}

/**
 * The life of findings over one snapshot: a fail opens, keeps open or reopens; a pass, or a resource that is gone,
 * resolves; unknown keeps the finding as it was and notes since when it was not checked; a check that is switched off
 * (or that is gone) ends its findings.
 */
export function planFindings(input: FindingPlanInput): FindingPlan {
  const plan: FindingPlan = { insert: [], update: [], events: [], after: new Map(input.current) };
  const { verdicts, unreadChecks } = readVerdicts(input);
  const ran = new Set(input.evaluation.results.map(({ checkId }) => checkId));
  for (const [key, verdict] of verdicts) {
    if (verdict.result === 'fail') planFail(plan, input, { key, verdict });
  }
  for (const [key, finding] of input.current) {
    if (finding.state !== 'open') continue;
    if (!ran.has(finding.checkId)) {
      end(plan, input, { finding, kind: 'check-switched-off' });
      continue;
    }
    const absent = unreadChecks.has(finding.checkId) ? 'unknown' : 'not-applicable';
    const result = verdicts.get(key)?.result ?? absent;
    if (result === 'unknown' || result === 'manual') keepUnchecked(plan, input, finding);
    else if (result !== 'fail') end(plan, input, { finding, kind: 'resolved' });
  }
  return plan;
}

/** Verdicts by finding, and the checks that could not look at the account at all. */
function readVerdicts({ evaluation, accountResource }: FindingPlanInput): {
  verdicts: Map<string, Verdict>;
  unreadChecks: Set<string>;
} {
  const verdicts = new Map<string, Verdict>();
  const unreadChecks = new Set<string>();
  for (const { checkId, results } of evaluation.results) {
    for (const each of results) {
      const verdict = { ...each, checkId, part: each.part ?? '' };
      verdicts.set(findingKey(verdict), verdict);
      if (each.result === 'unknown' && each.resource === accountResource) unreadChecks.add(checkId);
    }
  }
  return { verdicts, unreadChecks };
}

interface Fail {
  key: string;
  verdict: Verdict;
}

function planFail(plan: FindingPlan, input: FindingPlanInput, fail: Fail): void {
  const { key, verdict } = fail;
  const before = input.current.get(key);
  if (!before) {
    open(plan, input, fail);
    return;
  }
  const hash = hashOf(input, fail, before);
  const event = stepOf(before, verdict);
  if (!event && !before.notCheckedSince && hash === before.evidenceHash) return;
  set(plan, key, {
    ...before,
    ...datesAfter(event, before, input.at),
    state: 'open',
    severity: verdict.severity,
    title: verdict.title,
    evidenceHash: hash,
    lastSeenAt: input.at,
    resolvedAt: null,
    notCheckedSince: null,
  });
  if (event) plan.events.push(event);
}

function open(plan: FindingPlan, input: FindingPlanInput, { key, verdict }: Fail): void {
  const { checkId, resource, part, severity, title } = verdict;
  const opened: FindingLife = {
    id: input.newId(),
    checkId,
    resource,
    part,
    identityId: input.identityIdOf(resource),
    state: 'open',
    severity,
    title,
    firstSeenAt: input.at,
    lastSeenAt: input.at,
    resolvedAt: null,
    reopenedAt: null,
    notCheckedSince: null,
    evidenceHash: evidenceHash(verdict.evidence),
    dueAt: null,
  };
  plan.insert.push(opened);
  plan.after.set(key, opened);
  plan.events.push({ findingId: opened.id, kind: 'opened', detail: { severity } });
}

function hashOf({ moved }: FindingPlanInput, { key, verdict }: Fail, before: FindingLife): string {
  return moved && !moved.has(key) ? before.evidenceHash : evidenceHash(verdict.evidence);
}

/** What a fail means for a finding that is known; null when it only stands. */
function stepOf(before: FindingLife, { severity }: Verdict): LifeEvent | null {
  const findingId = before.id;
  if (before.neverOpened) return { findingId, kind: 'opened', detail: { severity } };
  if (before.state === 'resolved') return { findingId, kind: 'reopened', detail: { severity } };
  if (before.severity === severity) return null;
  return { findingId, kind: 'severity-changed', detail: { before: before.severity, after: severity } };
}

function datesAfter(event: LifeEvent | null, before: FindingLife, at: string): Partial<FindingLife> {
  if (event?.kind === 'opened') return { firstSeenAt: at, reopenedAt: null, neverOpened: false };
  return { reopenedAt: event?.kind === 'reopened' ? at : before.reopenedAt };
}

function keepUnchecked(plan: FindingPlan, input: FindingPlanInput, finding: FindingLife): void {
  if (finding.notCheckedSince) return;
  const lastSeenAt = input.previousAt ?? finding.lastSeenAt;
  set(plan, findingKey(finding), { ...finding, lastSeenAt, notCheckedSince: input.at });
}

function end(
  plan: FindingPlan,
  input: FindingPlanInput,
  { finding, kind }: { finding: FindingLife; kind: 'resolved' | 'check-switched-off' },
): void {
  const lastSeenAt = finding.notCheckedSince ? finding.lastSeenAt : (input.previousAt ?? finding.lastSeenAt);
  set(plan, findingKey(finding), {
    ...finding,
    lastSeenAt,
    state: 'resolved',
    resolvedAt: input.at,
    notCheckedSince: null,
  });
  plan.events.push({ findingId: finding.id, kind, detail: null });
}

function set(plan: FindingPlan, key: string, finding: FindingLife): void {
  plan.update.push(finding);
  plan.after.set(key, finding);
}
