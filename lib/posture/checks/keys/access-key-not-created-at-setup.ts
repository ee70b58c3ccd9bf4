import type { AccessKey } from '@/lib/snapshot/account-snapshot';
import { accountFacts } from '../../facts/account-facts';
import { keyLabel, keysInWords } from '../../facts/active-keys';
import { type ConsoleUser, judgeConsoleUsers } from '../../facts/console-users';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { asOfReading, evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';
const millisecondsPerMinute = 60_000;

/**
 * A console user gets no key by the way. Of the four readings in use this is the one of CIS's own audit steps.
 * CIS 1.2: 1.21, 1.4–4.0.1: 1.11, 5.0: 1.10, 6.0: 2.10; dropped in 7.0.
 */
export const accessKeyNotCreatedAtSetup: Check = {
  id: 'access-key-not-created-at-setup',
  group: 'keys',
  title: 'No key was issued together with a console user',
  failTitle: 'A console user got an access key that was never used',
  rationale:
    'A key that came with the user and was never used is needed by nobody. It lies in a mail or download folder and works all the same.',
  logic:
    'Looks at users with a console password. Fails when an active access key was created within minutes of the user and was never used.',
  tier: 'core',
  subject: 'user',
  severity,
  stages: ['credential-report', 'access-keys'],
  parameters: ['setupWindowMinutes'],
  remedy: {
    console:
      'IAM, Users, <user>, Security credentials: delete the key, and issue keys when somebody asks for one.',
    cli: [
      'aws iam list-access-keys --user-name <user>',
      'aws iam delete-access-key --user-name <user> --access-key-id <id>',
    ].join('\n'),
    terraform: '# remove the resource aws_iam_access_key of <user>',
  },
  references: [
    'CIS AWS Foundations 1.2: 1.21; 1.4 to 4.0.1: 1.11; 5.0: 1.10; 6.0: 2.10',
    'Prowler iam_user_no_setup_initial_access_key',
    'ScoutSuite iam-user-unused-access-key-initial-setup',
  ],
  evaluate: (input) =>
    judgeConsoleUsers(input, severity, (user) => ({
      resource: user.arn,
      severity,
      ...judge(user, input),
    })),
  describeFail,
};

function judge(user: ConsoleUser, { snapshot, thresholds }: CheckInput): Verdict {
  const { keySource } = accountFacts(snapshot);
  if (keySource === null) return unknownVerdict('access keys were not read');
  if (user.keys.length === 0) return notApplicable(`${user.name} has no access key`);
  const issued = user.keys.filter(
    (key) => isIdle(key) && minutesAfter(user.createdAt, key) <= thresholds.setupWindowMinutes,
  );
  const asOf = user.keys[0]?.asOf ?? asOfReading(snapshot.credentialReport, snapshot.takenAt);
  const [first] = issued;
  const evidence = fieldsOf(keySource, asOf, {
    user: user.name,
    userCreatedAt: user.createdAt,
    keysIssuedAtSetup: issued.map(keyLabel),
    ...(first?.accessKeyId ? { accessKeyId: first.accessKeyId } : {}),
  });
  if (first) return failing(evidence, describeFail);
  return { result: 'pass', title: `${user.name} has no idle key from its creation`, evidence };
}

function isIdle({ status, lastUsed }: AccessKey): boolean {
  return status === 'Active' && lastUsed === null;
}

/** A key cannot be older than its user: a difference of seconds is the clocks'. */
function minutesAfter(userCreatedAt: string, key: AccessKey): number {
  return Math.max(0, (Date.parse(key.createdAt) - Date.parse(userCreatedAt)) / millisecondsPerMinute);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const keys = keysInWords(evidence, 'keysIssuedAtSetup');
  return `${evidenceText(evidence, 'user')} got ${keys} when it was created and never used it`;
}
