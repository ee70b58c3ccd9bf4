import type { AccessKey } from '@/lib/snapshot/account-snapshot';
import type { UserFacts } from '../../facts/account-facts';
import { judgeKeyHolders, keyLabel, keysInWords } from '../../facts/active-keys';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import { latest, wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/**
 * A user has one active key, but for the days of a rotation.
 * CIS 1.4–4.0.1: 1.13, 5.0: 1.12, 6.0: 2.12; dropped in 7.0.
 */
export const accessKeySingleActive: Check = {
  id: 'access-key-single-active',
  group: 'keys',
  title: 'At most one active key per user',
  failTitle: 'A user has two active keys',
  rationale:
    'Two active keys are twice as many copies that can leak, and nobody can tell which workload would stop when one of them is disabled.',
  logic:
    'Fails when a user has two active access keys and the newer one is older than the days allowed for a rotation; with 0 days, always.',
  tier: 'core',
  subject: 'user',
  severity,
  stages: ['access-keys', 'credential-report'],
  parameters: ['keyRotationOverlapDays'],
  remedy: {
    console:
      'IAM, Users, <user>, Security credentials: switch what still uses the older key to the newer one, deactivate it, and delete it when nothing misses it.',
    cli: [
      'aws iam list-access-keys --user-name <user>',
      'aws iam update-access-key --user-name <user> --access-key-id <older-key> --status Inactive',
      'aws iam delete-access-key --user-name <user> --access-key-id <older-key>',
    ].join('\n'),
    terraform: [
      '# keep one resource of this kind per user',
      'resource "aws_iam_access_key" "<user>" {',
      '  user = "<user>"',
      '}',
    ].join('\n'),
  },
  references: [
    'CIS AWS Foundations 1.4 to 4.0.1: 1.13; 5.0: 1.12; 6.0: 2.12',
    'Prowler iam_user_two_active_access_key',
    'ScoutSuite iam-user-with-multiple-access-keys',
  ],
  evaluate: (input) => judgeKeyHolders(input, severity, (user, source) => judge(user, source, input)),
  describeFail,
};

function judge(user: UserFacts, source: string, { snapshot, thresholds }: CheckInput): Verdict {
  if (user.keys.length === 0) return notApplicable(`${user.name} has no access key`);
  const active = user.keys.filter(({ status }) => status === 'Active');
  const [older, newer] = active.toSorted(byAge);
  const asOf = latest(...user.keys.map((key) => key.asOf)) ?? snapshot.takenAt;
  const evidence = fieldsOf(source, asOf, {
    user: user.name,
    activeKeys: active.map(keyLabel),
    newerCreatedAt: newer?.createdAt ?? null,
    ...(newer && older?.accessKeyId ? { olderKey: older.accessKeyId } : {}),
  });
  if (!newer) return { result: 'pass', title: `${user.name} has at most one active key`, evidence };
  const overlap = thresholds.keyRotationOverlapDays;
  if (overlap > 0 && wholeDays(newer.createdAt, snapshot.takenAt) <= overlap)
    return { result: 'pass', title: `${user.name} is rotating its key`, evidence };
  return failing(evidence, describeFail);
}

function byAge(a: AccessKey, b: AccessKey): number {
  return Date.parse(a.createdAt) - Date.parse(b.createdAt);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `${evidenceText(evidence, 'user')} has two active keys: ${keysInWords(evidence, 'activeKeys')}`;
}
