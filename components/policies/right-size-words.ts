import type { PolicyUse } from '@/lib/db/queries/policies/right-size-policy';
import type { RightSizedPolicy, RightSizing } from '@/lib/db/queries/policies/right-size-identity';
import type { GrantRow } from '@/lib/db/queries/permissions/list-grants';
import type { CutOutcome, RemovedService } from '@/lib/iam/right-size/cut-policy';
import { formatCount, formatDate, formatDays, formatPlural } from '@/lib/format';

/** The longest managed policy in characters without white space. Source: IAM User Guide, quotas. */
const mostOfManaged = 6144;
/** All inline policies of one holder together. */
const mostOfInline = { user: 2048, role: 10_240, group: 5120 } as const;

export const outcomeWords: Record<CutOutcome, string> = {
  detach: 'Nothing of it was used',
  smaller: 'Part of it was not used',
  same: 'Nothing of it is known to be unused',
  unreadable: 'Its text was not read',
};

/** "304 → 7,210 characters". */
export function sizeWords({ before, after }: { before: number; after: number }): string {
  return `${formatCount(before)} → ${formatPlural(after, 'character')}`;
}

/** Why something goes: "last used 2026-03-02", "no use in 400 days". */
export function lastUseWords(evidence: Pick<GrantRow, 'state' | 'lastUsedAt' | 'idleDays'> | null): string {
  if (!evidence) return 'by its service';
  if (evidence.lastUsedAt)
    return `last used ${formatDate(evidence.lastUsedAt)}, ${formatDays(evidence.idleDays ?? 0)} ago`;
  return 'no use in the days that AWS tracks';
}

/** What a change of the policies would do, in one sentence. */
export function effectWords({ hasEvidence, services, policies, window }: RightSizing): string {
  if (!hasEvidence)
    return 'No last-accessed data was read for it, so nothing is known to be unused and everything stays.';
  const goes = policies.filter(({ outcome }) => outcome === 'detach').length;
  const cut = policies.filter(({ outcome }) => outcome === 'smaller').length;
  if (goes + cut === 0) return `By use within ${formatDays(window.days)} nothing can go.`;
  const parts = [
    ...(goes > 0 ? [`${formatPlural(goes, 'policy', 'policies')} can be taken off`] : []),
    ...(cut > 0 ? [`${formatPlural(cut, 'policy', 'policies')} can be cut`] : []),
  ];
  const left = services.granted - services.unused;
  return `${parts.join(', ')}: of ${formatPlural(services.granted, 'granted service')}, ${formatCount(left)} stay and ${formatCount(services.unused)} without use within ${formatDays(window.days)} go.`;
}

/** What the change would break, as far as can be told. */
export function breakWords({ hasEvidence, window }: Pick<RightSizing, 'hasEvidence' | 'window'>): string {
  return hasEvidence
    ? `By the evidence it breaks nothing: every service and tracked action with a use within ${formatDays(window.days)} stays allowed.`
    : 'Nothing would be changed.';
}

function mostOf(
  { arn, group }: RightSizedPolicy['policy'],
  kind: 'user' | 'role' | 'group' | 'root',
): number {
  if (arn !== null || kind === 'root') return mostOfManaged;
  return mostOfInline[group ? 'group' : kind];
}

function sizeWarning({ before, after }: { before: number; after: number }, most: number): string[] {
  if (after > most)
    return [
      `It has ${formatCount(after)} characters, more than the ${formatCount(most)} that AWS takes: split it, or cut by service.`,
    ];
  return after > before
    ? ['The text is longer because single actions stand in place of a wildcard; it allows less.']
    : [];
}

/** What to look at before a cut-down policy is applied. */
export function warningsOf(
  { outcome, result, policy, others }: RightSizedPolicy,
  kind: 'user' | 'role' | 'group' | 'root',
): string[] {
  if (!result || outcome === 'same') return [];
  const warnings = sizeWarning(result.size, mostOf(policy, kind));
  if (policy.awsManaged)
    warnings.push('AWS keeps this policy and it cannot be edited: a copy of your own takes its place.');
  if (policy.group)
    warnings.push(
      `The group ${policy.group} hands it on: this is by the use of this identity alone, other members may need more.`,
    );
  if (others > 0 && !policy.awsManaged)
    warnings.push(
      `It is attached to ${formatPlural(others, 'other identity', 'other identities')}: a copy for this one leaves theirs as it is.`,
    );
  return warnings;
}

/** Services that go whole, and single actions that go of services that stay. */
export function countRemoved(removed: readonly RemovedService<GrantRow>[]): {
  services: number;
  actions: number;
} {
  return {
    services: removed.filter(({ isWhole }) => isWhole).length,
    actions: removed.reduce((sum, { isWhole, actions }) => sum + (isWhole ? 0 : actions.length), 0),
  };
}

/** "3 of 4 services" of a policy's use by all who carry it; why it is not known. */
export function policyUseWords({ carriers, read, outcome, removed }: PolicyUse): string {
  if (carriers === 0) return 'No user or role carries it, so nothing of it is used.';
  if (read < carriers)
    return `Of ${formatPlural(carriers - read, 'carrier')} no last-accessed data was read, so nothing is known to be unused.`;
  if (outcome === 'detach') return 'Nobody who carries it used anything that it allows.';
  const { services, actions } = countRemoved(removed);
  if (outcome === 'same') return 'Nothing of it is known to be unused by those who carry it.';
  const parts = [
    ...(services > 0 ? [formatPlural(services, 'service')] : []),
    ...(actions > 0 ? [formatPlural(actions, 'action')] : []),
  ];
  return `${parts.join(' and ')} that it allows were used by nobody who carries it.`;
}
