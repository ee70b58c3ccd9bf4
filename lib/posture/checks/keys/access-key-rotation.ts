import { judgeActiveKeys, type JudgedKey, keyTitle, type KeyVerdict } from '../../facts/active-keys';
import { daysInWords, wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * An active key is at most N days old. Age counts from CreateDate; a report knows the last rotation only.
 * CIS 1.2: 1.4, 1.4–4.0.1: 1.14, 5.0: 1.13, 6.0: 2.13, 7.0: 2.12; Security Hub IAM.3.
 */
export const accessKeyRotation: Check = {
  id: 'access-key-rotation',
  group: 'keys',
  title: 'Active keys are young enough',
  failTitle: 'An active access key is too old',
  rationale:
    'An access key does not expire. The longer one lives, the more places hold a copy of it, and a leaked copy works until the key is replaced.',
  logic:
    'Looks at every active access key of an IAM user. Fails when its age in whole days, counted from its creation, is over the threshold. Inactive keys are not applicable; those of root are judged elsewhere.',
  tier: 'core',
  subject: 'access key',
  severity,
  stages: ['access-keys', 'credential-report'],
  parameters: ['accessKeyMaxAgeDays'],
  remedy: {
    console:
      'IAM, Users, <user>, Security credentials: create a second key, switch the workload to it, deactivate the old one, and delete it when nothing misses it.',
    cli: [
      'aws iam create-access-key --user-name <user>',
      '# switch the workload to the new key, then',
      'aws iam update-access-key --user-name <user> --access-key-id <id> --status Inactive',
      'aws iam delete-access-key --user-name <user> --access-key-id <id>',
    ].join('\n'),
    terraform: [
      '# a key is replaced, never changed; rather than this, give the workload a role',
      'resource "aws_iam_access_key" "<user>" {',
      '  user = "<user>"',
      '}',
      '# terraform apply -replace=aws_iam_access_key.<user>',
    ].join('\n'),
  },
  references: [
    'Security Hub IAM.3',
    'CIS AWS Foundations 1.2: 1.4; 1.4 to 4.0.1: 1.14; 5.0: 1.13; 6.0: 2.13; 7.0: 2.12',
    'Prowler iam_rotate_access_key_90_days',
    'ScoutSuite iam-user-no-key-rotation',
  ],
  evaluate: (input) => judgeActiveKeys(input, severity, (key) => judge(key, input)),
  describeFail,
};

function judge({ key, evidence }: JudgedKey, { snapshot, thresholds }: CheckInput): KeyVerdict {
  const limit = thresholds.accessKeyMaxAgeDays;
  if (wholeDays(key.createdAt, snapshot.takenAt) > limit)
    return { result: 'fail', title: describeFail(evidence, snapshot.takenAt), evidence };
  return { result: 'pass', title: `${keyTitle(evidence)} is at most ${daysInWords(limit)} old`, evidence };
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const age = wholeDays(evidenceText(evidence, 'createdAt'), at);
  return `${keyTitle(evidence)} is ${daysInWords(age)} old`;
}
