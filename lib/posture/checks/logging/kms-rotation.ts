import type { KmsKey } from '@/lib/snapshot/data/kms-keys';
import { whyUnread } from '@/lib/snapshot/reading';
import { evidenceText } from '../../evidence';
import { judgeKmsKeys, keyEvidence, keyLabel } from '../../facts/judge-kms-keys';
import { failing, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * Keys that AWS can rotate are rotated.
 * CIS 1.2: 2.8, 1.4–2.0: 3.8, 3.0–5.0: 3.6, 6.0–7.0: 4.6; Security Hub KMS.4.
 */
export const kmsRotation: Check = {
  id: 'kms-rotation',
  group: 'logging',
  title: 'KMS keys rotate',
  failTitle: 'A KMS key does not rotate',
  rationale:
    'Rotation limits how much one piece of key material protects. It costs nothing to those who use the key: old material stays to read old data.',
  logic:
    'Looks at enabled symmetric keys of the account whose material AWS made. Fails when automatic rotation is off. Asymmetric and HMAC keys, imported material, custom key stores, replicas and keys that are not enabled are not applicable.',
  tier: 'core',
  subject: 'KMS key',
  severity,
  stages: ['kms-keys'],
  parameters: [],
  remedy: {
    console: 'KMS in <region>, Customer managed keys, <key>, Key rotation, Edit: Enable.',
    cli: 'aws kms enable-key-rotation --region <region> --key-id <key>',
    terraform: ['resource "aws_kms_key" "this" {', '  enable_key_rotation = true', '}'].join('\n'),
  },
  references: [
    'Security Hub KMS.4',
    'CIS AWS Foundations 1.2: 2.8; 1.4 to 2.0: 3.8; 3.0 to 5.0: 3.6; 6.0 to 7.0: 4.6',
    'Prowler kms_cmk_rotation_enabled',
    'ScoutSuite kms-cmk-rotation-disabled',
  ],
  evaluate: (input) => judgeKmsKeys(input, severity, judge),
  describeFail,
};

function judge(key: KmsKey, asOf: string): Verdict {
  const reason = whyNotRotated(key);
  if (reason) return notApplicable(`${keyLabel(key)} ${reason}`);
  const { rotationEnabled } = key;
  if (rotationEnabled.state !== 'read') return unknownVerdict(whyUnread(rotationEnabled) ?? '');
  const evidence = keyEvidence(key, asOf, { rotationEnabled: rotationEnabled.value });
  if (!rotationEnabled.value) return failing(evidence, describeFail);
  return { result: 'pass', title: `${keyLabel(key)} rotates`, evidence };
}

/** Why AWS does not rotate a key by itself; null when it can. */
function whyNotRotated({ state, spec, origin, isMultiRegionReplica }: KmsKey): string | null {
  if (state !== 'Enabled') return `is in state ${state}`;
  if (spec !== 'SYMMETRIC_DEFAULT') return `is of type ${spec}`;
  if (origin !== 'AWS_KMS') return `has material from ${origin}`;
  return isMultiRegionReplica ? 'rotates with the key that it is a replica of' : null;
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `KMS key ${evidenceText(evidence, 'name')} does not rotate`;
}
