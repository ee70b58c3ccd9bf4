import type { KmsKey } from '@/lib/snapshot/data/kms-keys';
import type { Instant } from '@/lib/snapshot/reading';
import type { CheckInput, CheckResult, EvidenceField, Severity } from '../types';
import { dataGap, unknownResults } from './data-gap';
import { rootArn } from './root-facts';
import { fieldsOf, notApplicable, unreadRegionResults, type Verdict } from './verdict';

/** One result per customer managed key; unknown for each region that could not be asked. */
export function judgeKmsKeys(
  { snapshot }: CheckInput,
  severity: Severity,
  judge: (key: KmsKey, asOf: Instant) => Verdict,
): CheckResult[] {
  const { kmsKeys } = snapshot;
  const account = rootArn(snapshot);
  if (kmsKeys.state !== 'read') return unknownResults(dataGap(kmsKeys), severity, [account]);
  const { keys, unreadRegions } = kmsKeys.value;
  const unread = unreadRegionResults(snapshot, severity, unreadRegions);
  if (keys.length === 0 && unread.length === 0)
    return [{ resource: account, severity, ...notApplicable('The account has no KMS key of its own') }];
  const judged = keys.map((key): CheckResult => ({
    resource: key.arn,
    severity,
    ...judge(key, kmsKeys.asOf),
  }));
  return [...judged, ...unread];
}

/** What people call a key: its first alias, else its id. */
export function keyLabel({ aliases, id }: KmsKey): string {
  return aliases[0] ?? id;
}

export function keyEvidence(
  key: KmsKey,
  asOf: Instant,
  values: Record<string, EvidenceField['value']>,
): EvidenceField[] {
  return fieldsOf('KMS keys', asOf, { name: keyLabel(key), state: key.state, ...values });
}
