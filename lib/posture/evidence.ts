import { hash } from '@/lib/snapshot/hash';
import { type Instant, type Reading } from '@/lib/snapshot/reading';
import type { Check, CheckResult, EvidenceField } from './types';

/** The value of an evidence field, as text; empty when it is not there. */
export function evidenceText(evidence: readonly EvidenceField[], field: string): string {
  const value = evidence.find((candidate) => candidate.field === field)?.value;
  return value === undefined || value === null ? '' : String(value);
}

/** The title of a result as it reads at a time: ages of a fail are made from its evidence, everything else stands. */
export function describeResult(
  check: Check,
  result: Pick<CheckResult, 'result' | 'title' | 'evidence'>,
  at: Instant,
): string {
  const fresh = result.result === 'fail' && result.evidence.length > 0;
  return fresh ? check.describeFail(result.evidence, at) : result.title;
}

/**
 * Whether two results say the same: titles (which hold ages) and the times of reading aside. A stored result stands
 * as long as this holds.
 */
export function isSameVerdict(a: CheckResult, b: CheckResult): boolean {
  return (
    a.resource === b.resource &&
    (a.part ?? '') === (b.part ?? '') &&
    a.result === b.result &&
    a.severity === b.severity &&
    isSameEvidence(a.evidence, b.evidence)
  );
}

function isSameEvidence(a: readonly EvidenceField[], b: readonly EvidenceField[]): boolean {
  if (a.length !== b.length) return false;
  return a.every(({ field, value, source }, index) => {
    const other = b[index];
    return other?.field === field && other.source === source && isSameValue(other.value, value);
  });
}

function isSameValue(a: EvidenceField['value'], b: EvidenceField['value']): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

const useField = /last[ _-]?(used|use|activity|sign|seen)/i;

/** Whether an evidence field tells when something was used: it moves daily while the facts stand. */
export function isUseField(field: string): boolean {
  return useField.test(field);
}

/** SHA-256 of the facts of an evidence: neither another time of reading nor another date of use changes it. */
export function evidenceHash(evidence: readonly EvidenceField[]): string {
  const facts = evidence
    .filter(({ field }) => !isUseField(field))
    .map(({ field, value, source }) => [field, value, source]);
  return hash(JSON.stringify(facts));
}

/** When a data set was read, for the evidence taken from it; the snapshot's time where it was not. */
export function asOfReading(reading: Reading<unknown>, takenAt: Instant): Instant {
  return reading.state === 'read' ? reading.asOf : takenAt;
}
