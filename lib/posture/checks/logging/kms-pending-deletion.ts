import type { KmsKey } from '@/lib/snapshot/data/kms-keys';
import { dayOf } from '../../days';
import { evidenceText } from '../../evidence';
import { judgeKmsKeys, keyEvidence, keyLabel } from '../../facts/judge-kms-keys';
import { failing, type Verdict } from '../../facts/verdict';
import type { Check, EvidenceField } from '../../types';

const severity = 'high';

/**
 * A key is not on its way out unless somebody means it.
 * Security Hub KMS.3.
 */
export const kmsPendingDeletion: Check = {
  id: 'kms-pending-deletion',
  group: 'logging',
  title: 'No KMS key is about to be deleted',
  failTitle: 'A KMS key is about to be deleted',
  rationale:
    'What a deleted key encrypted can never be read again, backups included. That is also how an intruder holds data to ransom.',
  logic:
    'Fails for every key of the account that is scheduled for deletion. Where that is meant, an exception says so.',
  tier: 'extended',
  subject: 'KMS key',
  severity,
  stages: ['kms-keys'],
  parameters: [],
  remedy: {
    console: 'KMS in <region>, Customer managed keys, <key>, Key actions, Cancel key deletion; then Enable.',
    cli: [
      'aws kms cancel-key-deletion --region <region> --key-id <key>',
      'aws kms enable-key --region <region> --key-id <key>',
    ].join('\n'),
    terraform: null,
  },
  references: ['Security Hub KMS.3', 'Prowler kms_cmk_not_deleted_unintentionally'],
  evaluate: (input) => judgeKmsKeys(input, severity, judge),
  describeFail,
};

function judge(key: KmsKey, asOf: string): Verdict {
  const evidence = keyEvidence(key, asOf, { deletionAt: key.deletionAt });
  if (/^Pending(Replica)?Deletion$/.test(key.state)) return failing(evidence, describeFail);
  return { result: 'pass', title: `${keyLabel(key)} is not scheduled for deletion`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const at = evidenceText(evidence, 'deletionAt');
  const name = evidenceText(evidence, 'name');
  return at ? `KMS key ${name} will be deleted on ${dayOf(at)}` : `KMS key ${name} will be deleted`;
}
