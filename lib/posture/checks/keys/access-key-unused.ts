import { judgeActiveKeys, type JudgedKey, keyTitle, type KeyVerdict } from '../../facts/active-keys';
import { daysInWords, wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * An active key idle for N days or more is disabled; one never used counts from its creation.
 * CIS 1.2: 1.3, 1.4–4.0.1: 1.12, 5.0: 1.11, 6.0–7.0: 2.11; Security Hub IAM.8, IAM.22.
 */
export const accessKeyUnused: Check = {
  id: 'access-key-unused',
  group: 'keys',
  title: 'Idle active keys are disabled',
  failTitle: 'An active access key is idle',
  rationale:
    'A key that no workload needs only waits to be found. Disabling it can be undone in a second; a theft cannot.',
  logic:
    'Looks at every active access key. Its last activity is the last use, or the creation when it was never used. Fails from the threshold on.',
  tier: 'core',
  subject: 'access key',
  severity,
  stages: ['access-keys', 'credential-report'],
  parameters: ['accessKeyUnusedDays'],
  remedy: {
    console: 'IAM, Users, <user>, Security credentials: deactivate the key, wait two weeks, then delete it.',
    cli: 'aws iam update-access-key --user-name <user> --access-key-id <id> --status Inactive',
    terraform: [
      'resource "aws_iam_access_key" "<user>" {',
      '  user   = "<user>"',
      '  status = "Inactive"',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub IAM.8 (90 days), IAM.22 (45 days)',
    'CIS AWS Foundations 1.2: 1.3; 1.4 to 4.0.1: 1.12; 5.0: 1.11; 6.0 and 7.0: 2.11',
    'Prowler iam_user_accesskey_unused',
    'ScoutSuite iam-unused-credentials-not-disabled',
  ],
  evaluate: (input) => judgeActiveKeys(input, severity, (key) => judge(key, input)),
  describeFail,
};

function judge({ key, evidence, source }: JudgedKey, { snapshot, thresholds }: CheckInput): KeyVerdict {
  const seen = [...evidence, { field: 'lastUsedAt', value: key.lastUsed, source, asOf: key.asOf }];
  const limit = thresholds.accessKeyUnusedDays;
  if (wholeDays(key.lastUsed ?? key.createdAt, snapshot.takenAt) >= limit)
    return { result: 'fail', title: describeFail(seen, snapshot.takenAt), evidence: seen };
  const title = `${keyTitle(evidence)} was used or created less than ${daysInWords(limit)} ago`;
  return { result: 'pass', title, evidence: seen };
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const lastUsed = evidenceText(evidence, 'lastUsedAt');
  const idle = daysInWords(wholeDays(lastUsed || evidenceText(evidence, 'createdAt'), at));
  return lastUsed
    ? `${keyTitle(evidence)} is idle for ${idle}`
    : `${keyTitle(evidence)} was never used, ${idle} after its creation`;
}
