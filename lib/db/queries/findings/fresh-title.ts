import { checks } from '@/lib/posture/checks';
import { describeResult } from '@/lib/posture/evidence';
import type { EvidenceField } from '@/lib/posture/types';

const checkById = new Map(checks.map((check) => [check.id, check]));

/** A verdict as it is stored: its title says the ages of the day on which it began. */
export interface StoredVerdict {
  title: string;
  evidence: EvidenceField[] | null;
}

/**
 * The title of a finding as it reads at the snapshot shown: ages are made from the evidence. Without a failing verdict
 * (resolved, not re-checked, or a check that is gone) the title that was stored last stands.
 */
export function freshTitle(
  finding: { checkId: string; title: string; verdict: StoredVerdict | null },
  snapshotAt: Date,
): string {
  const check = checkById.get(finding.checkId);
  if (!check || !finding.verdict) return finding.title;
  const { title, evidence } = finding.verdict;
  return describeResult(check, { result: 'fail', title, evidence: evidence ?? [] }, snapshotAt.toISOString());
}
