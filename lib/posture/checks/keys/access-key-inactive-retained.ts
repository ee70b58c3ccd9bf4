import { judgeAccessKeys, type JudgedKey, keyTitle, type KeyVerdict } from '../../facts/active-keys';
import { notApplicable } from '../../facts/verdict';
import { daysInWords, wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** A disabled key is deleted after a while. ScoutSuite iam-user-no-key-rotation (Inactive). */
export const accessKeyInactiveRetained: Check = {
  id: 'access-key-inactive-retained',
  group: 'keys',
  title: 'Disabled keys are deleted',
  failTitle: 'A disabled access key was kept',
  rationale:
    'Whoever may update access keys can switch a disabled one on again, and its copies work as before. Deleting it ends that.',
  logic:
    'Looks at access keys that are not active. Fails when a key has been so for more days than the threshold, counted from the first scan that saw it disabled; for one that was disabled before the first scan, from its creation.',
  tier: 'core',
  subject: 'access key',
  severity,
  stages: ['access-keys', 'credential-report'],
  parameters: ['inactiveKeyRetentionDays'],
  remedy: {
    console: 'IAM, Users, <user>, Security credentials: delete the key.',
    cli: 'aws iam delete-access-key --user-name <user> --access-key-id <id>',
    terraform: '# remove the resource aws_iam_access_key with status = "Inactive" of <user>',
  },
  references: ['ScoutSuite iam-user-no-key-rotation (Inactive)'],
  evaluate: (input) => judgeAccessKeys(input, severity, (key) => judge(key, input)),
  describeFail,
};

function judge({ key, evidence, source }: JudgedKey, { snapshot, thresholds }: CheckInput): KeyVerdict {
  if (key.status === 'Active') return notApplicable(`${keyTitle(evidence)} is active`);
  const since = key.inactiveSince ?? key.createdAt;
  const seen = [...evidence, { field: 'inactiveSince', value: since, source, asOf: key.asOf }];
  const limit = thresholds.inactiveKeyRetentionDays;
  if (wholeDays(since, snapshot.takenAt) > limit)
    return { result: 'fail', title: describeFail(seen, snapshot.takenAt), evidence: seen };
  const title = `${keyTitle(evidence)} was disabled at most ${daysInWords(limit)} ago`;
  return { result: 'pass', title, evidence: seen };
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const days = wholeDays(evidenceText(evidence, 'inactiveSince'), at);
  return `${keyTitle(evidence)} has been disabled for ${daysInWords(days)} and still exists`;
}
