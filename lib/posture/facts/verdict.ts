import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { UnreadRegion } from '@/lib/snapshot/data/regional';
import type { Instant, Reading } from '@/lib/snapshot/reading';
import { dataGap, unknownResult, unknownResults } from './data-gap';
import { rootArn } from './root-facts';
import type { CheckInput, CheckResult, EvidenceField, Severity } from '../types';

/** What a judge says of one resource; without a severity the check's own holds. */
export type Verdict = Pick<CheckResult, 'result' | 'title' | 'evidence'> &
  Partial<Pick<CheckResult, 'severity' | 'impliedBy'>>;

/** A verdict on a resource that the judge names itself. */
export type ResourceVerdict = Verdict & Pick<CheckResult, 'resource' | 'part'>;

/** Evidence fields that come from one source at one time. */
export function fieldsOf(
  source: string,
  asOf: Instant,
  values: Record<string, EvidenceField['value']>,
): EvidenceField[] {
  return Object.entries(values).map(([field, value]) => ({ field, value, source, asOf }));
}

/** A fail that is titled from its own evidence. */
export function failing(
  evidence: EvidenceField[],
  describeFail: (evidence: readonly EvidenceField[]) => string,
  severity?: Severity,
): Verdict {
  const verdict: Verdict = { result: 'fail', title: describeFail(evidence), evidence };
  return severity ? { ...verdict, severity } : verdict;
}

/** The resource lies outside the check. */
export function notApplicable(title: string): Verdict {
  return { result: 'not-applicable', title, evidence: [] };
}

/** The resource could not be judged. */
export function unknownVerdict(why: string): Verdict {
  return { result: 'unknown', title: `Could not be read: ${why}`, evidence: [] };
}

/** Judges the account as a whole by one data set: no result while it is off, unknown when it was not read. */
export function judgeAccount<T>(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  { severity, reading }: { severity: Severity; reading: Reading<T> },
  judge: (value: T, asOf: Instant) => Verdict,
): CheckResult[] {
  const resource = rootArn(snapshot);
  if (reading.state !== 'read') return unknownResults(dataGap(reading), severity, [resource]);
  return [{ resource, severity, ...judge(reading.value, reading.asOf) }];
}

/** One unknown result for each region that could not be asked. */
export function unreadRegionResults(
  snapshot: AccountSnapshot,
  severity: Severity,
  regions: readonly UnreadRegion[],
): CheckResult[] {
  return regions.map(({ region, operation, message, code }) => ({
    ...unknownResult(rootArn(snapshot), severity, `${region}, ${operation}: ${message} (${code})`),
    part: region,
  }));
}
