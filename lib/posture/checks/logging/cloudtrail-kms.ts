import type { Trail } from '@/lib/snapshot/account-snapshot';
import type { KmsKey } from '@/lib/snapshot/data/kms-keys';
import { valueOf } from '@/lib/snapshot/reading';
import { evidenceText } from '../../evidence';
import { judgeTrails, trailEvidence } from '../../facts/trail-facts';
import { failing, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

/** Without a key is low; a key that stops delivery is worse. */
const severity = 'high';

/**
 * Who may read the logs is decided by a key too.
 * CIS 1.2: 2.7, 1.4–2.0: 3.7, 3.0–5.0: 3.5, 6.0–7.0: 4.5; Security Hub CloudTrail.2.
 */
export const cloudtrailKms: Check = {
  id: 'cloudtrail-kms',
  group: 'logging',
  title: 'Trails are encrypted with a KMS key',
  failTitle: 'A trail has no working KMS key',
  rationale:
    'With a KMS key, reading the logs takes the bucket and the key. But a key that is disabled or about to be deleted stops the delivery of logs altogether.',
  logic:
    'Passes when a key is set. A trail without one is of low severity; one whose key is disabled or scheduled for deletion is high. Keys of other accounts are taken to work.',
  tier: 'core',
  subject: 'trail',
  severity,
  stages: ['trails', 'kms-keys'],
  parameters: [],
  remedy: {
    console:
      'CloudTrail, Trails, <trail>, General details, Edit: Log file SSE-KMS encryption. The key policy has to let CloudTrail encrypt. Bring back a key that is on its way out: KMS, Customer managed keys, Cancel deletion or Enable.',
    cli: [
      'aws cloudtrail update-trail --region <region> --name <trail> --kms-key-id <key-arn>',
      '# for a key that is scheduled for deletion',
      'aws kms cancel-key-deletion --region <region> --key-id <kms-key>',
      'aws kms enable-key --region <region> --key-id <kms-key>',
    ].join('\n'),
    terraform: [
      'resource "aws_cloudtrail" "<trail>" {',
      '  # …',
      '  kms_key_id = aws_kms_key.trail.arn',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub CloudTrail.2',
    'CIS AWS Foundations 1.2: 2.7; 1.4 to 2.0: 3.7; 3.0 to 5.0: 3.5; 6.0 to 7.0: 4.5',
    'Prowler cloudtrail_kms_encryption_enabled',
    'ScoutSuite cloudtrail-no-encryption-with-kms',
  ],
  evaluate: (input) => judgeTrails(input, { severity, needs: 'outline' }, (trail) => judge(trail, input)),
  describeFail,
};

function judge(trail: Trail, input: CheckInput): Verdict {
  const key = keyOf(trail, input);
  const evidence = trailEvidence(input, trail, {
    kmsKey: trail.kmsKeyId,
    keyState: key?.state ?? null,
  });
  if (trail.kmsKeyId === null) return failing(evidence, describeFail, 'low');
  if (key && stopsDelivery(key)) return failing(evidence, describeFail);
  return { result: 'pass', title: `${trail.name} is encrypted with a KMS key`, evidence };
}

function keyOf({ kmsKeyId }: Trail, { snapshot }: CheckInput): KmsKey | null {
  const keys = valueOf(snapshot.kmsKeys)?.keys ?? [];
  return keys.find(({ arn, id }) => arn === kmsKeyId || id === kmsKeyId) ?? null;
}

function stopsDelivery({ state }: KmsKey): boolean {
  return /^(Disabled|PendingDeletion|PendingReplicaDeletion|Unavailable)$/.test(state);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const trail = evidenceText(evidence, 'trail');
  const state = evidenceText(evidence, 'keyState');
  if (evidenceText(evidence, 'kmsKey') === '') return `${trail} is not encrypted with a KMS key`;
  return state === 'Disabled'
    ? `${trail} uses a KMS key that is disabled: its logs cannot be delivered`
    : `${trail} uses a KMS key in state ${state}: its logs cannot be delivered for long`;
}
