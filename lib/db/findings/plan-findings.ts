import type { Evaluation, Result, Severity } from '@/lib/posture/types';

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
  /** Its history was taken back by a replay and it has not failed again so far. */
  neverOpened?: boolean;
}

export type CurrentFindings = Map<string, FindingLife>;
export type FindingEventKind = 'opened' | 'reopened' | 'resolved' | 'severity-changed';

export interface FindingPlan {
  insert: FindingLife[];
  update: FindingLife[];
  events: { findingId: string; kind: FindingEventKind; detail: Record<string, unknown> | null }[];
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
  newId: () => string;
}

interface Verdict {
  checkId: string;
  resource: string;
  part: string;
  result: Result;
  severity: Severity;
  title: string;
}

export function findingKey(finding: { checkId: string; resource: string; part: string }): string {
  return `${finding.checkId}\u0000${finding.resource}\u0000${finding.part}`;
}

/**
 * The life of findings over one snapshot: a fail opens, keeps open or reopens; a pass, or a resource that is gone,
 * resolves; unknown keeps the finding as it was and notes since when it was not checked.
 */
export function planFindings(input: FindingPlanInput): FindingPlan {
  const plan: FindingPlan = { insert: [], update: [], events: [], after: new Map(input.current) };
  const { verdicts, unreadChecks } = readVerdicts(input);
  for (const [key, verdict] of verdicts) {
    if (verdict.result === 'fail') planFail(plan, input, { key, verdict });
  }
  for (const [key, finding] of input.current) {
    if (finding.state !== 'open') continue;
    const absent = unreadChecks.has(finding.checkId) ? 'unknown' : 'not-applicable';
    const result = verdicts.get(key)?.result ?? absent;
    if (result === 'unknown' || result === 'manual') keepUnchecked(plan, input, finding);
    else if (result !== 'fail') resolve(plan, input, finding);
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

function planFail(
  plan: FindingPlan,
  input: FindingPlanInput,
  { key, verdict }: { key: string; verdict: Verdict },
): void {
  const { at } = input;
  const before = input.current.get(key);
  const { severity, title } = verdict;
  if (!before) {
    const { checkId, resource, part } = verdict;
    const opened: FindingLife = {
      id: input.newId(),
      checkId,
      resource,
      part,
      identityId: input.identityIdOf(resource),
      state: 'open',
      severity,
      title,
      firstSeenAt: at,
      lastSeenAt: at,
      resolvedAt: null,
      reopenedAt: null,
      notCheckedSince: null,
    };
    plan.insert.push(opened);
    plan.after.set(key, opened);
    plan.events.push({ findingId: opened.id, kind: 'opened', detail: { severity } });
    return;
  }
  const seen = {
    ...before,
    state: 'open' as const,
    severity,
    title,
    lastSeenAt: at,
    resolvedAt: null,
    notCheckedSince: null,
  };
  if (before.neverOpened) {
    set(plan, key, { ...seen, firstSeenAt: at, reopenedAt: null, neverOpened: false });
    plan.events.push({ findingId: before.id, kind: 'opened', detail: { severity } });
  } else if (before.state === 'resolved') {
    set(plan, key, { ...seen, reopenedAt: at });
    plan.events.push({ findingId: before.id, kind: 'reopened', detail: { severity } });
  } else if (before.severity !== severity) {
    set(plan, key, seen);
    plan.events.push({
      findingId: before.id,
      kind: 'severity-changed',
      detail: { before: before.severity, after: severity },
    });
  } else if (before.notCheckedSince) {
    set(plan, key, seen);
  }
}

function keepUnchecked(plan: FindingPlan, input: FindingPlanInput, finding: FindingLife): void {
  if (finding.notCheckedSince) return;
  const lastSeenAt = input.previousAt ?? finding.lastSeenAt;
  set(plan, findingKey(finding), { ...finding, lastSeenAt, notCheckedSince: input.at });
}

function resolve(plan: FindingPlan, input: FindingPlanInput, finding: FindingLife): void {
  const lastSeenAt = finding.notCheckedSince ? finding.lastSeenAt : (input.previousAt ?? finding.lastSeenAt);
  set(plan, findingKey(finding), {
    ...finding,
    lastSeenAt,
    state: 'resolved',
    resolvedAt: input.at,
    notCheckedSince: null,
  });
  plan.events.push({ findingId: finding.id, kind: 'resolved', detail: null });
}

function set(plan: FindingPlan, key: string, finding: FindingLife): void {
  plan.update.push(finding);
  plan.after.set(key, finding);
}
