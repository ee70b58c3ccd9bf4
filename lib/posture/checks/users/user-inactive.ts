import { daysInWords, wholeDays } from '../../days';
import { asOfReading, evidenceText } from '../../evidence';
import { type UserFacts } from '../../facts/account-facts';
import { judgeUsers } from '../../facts/judge-users';
import { type UserActivity, userActivity } from '../../facts/user-activity';
import { fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';

/** Users who use none of their credentials are removed. Security Hub IAM.8. */
export const userInactive: Check = {
  id: 'user-inactive',
  group: 'users',
  title: 'Users who do nothing are removed',
  failTitle: 'A user is idle with everything it has',
  rationale:
    'A user that nothing needs still has its rights. Whoever gets hold of one of its credentials is not noticed, since nobody works with it.',
  logic:
    'Takes the latest use of password, access keys and services, and the creation of credentials for single services, whose use AWS does not record. Fails from the threshold on; without any use the user is idle since its creation. Younger users are not applicable.',
  tier: 'core',
  subject: 'user',
  severity,
  stages: ['credential-report', 'access-keys', 'last-accessed', 'other-credentials'],
  parameters: ['userInactiveDays'],
  remedy: {
    console: 'IAM, Users, <user>, Delete; or record an exception with an end date.',
    cli: [
      '# after password, keys, devices, policies and group memberships are taken away',
      'aws iam delete-user --user-name <user>',
    ].join('\n'),
    terraform: [
      '# remove the user from the configuration',
      '# resource "aws_iam_user" "<user>" { name = "<user>" }',
    ].join('\n'),
  },
  references: [
    'Security Hub IAM.8',
    'Prowler iam_user_console_access_unused, iam_user_accesskey_unused',
    'ScoutSuite iam-unused-credentials-not-disabled',
  ],
  evaluate: (input) =>
    input.snapshot.credentialReport.state === 'skipped'
      ? []
      : judgeUsers(input, severity, (user) => judge(user, input)),
  describeFail,
};

function judge(user: UserFacts, input: CheckInput): Verdict {
  const { snapshot, thresholds } = input;
  const limit = thresholds.userInactiveDays;
  if (wholeDays(user.createdAt, snapshot.takenAt) < limit)
    return notApplicable(`${user.name} is younger than ${daysInWords(limit)}`);
  const activity = userActivity(user, snapshot);
  const evidence = evidenceOf(user, activity, input);
  const since = activity.lastActiveAt ?? user.createdAt;
  if (wholeDays(since, snapshot.takenAt) < limit) {
    const title = `${user.name} was active in the last ${daysInWords(limit)}`;
    return { result: 'pass', title, evidence };
  }
  if (!user.row) return unknownVerdict(user.noRow ?? 'the credential report was not read');
  return { result: 'fail', title: describeFail(evidence, snapshot.takenAt), evidence };
}

function evidenceOf(user: UserFacts, activity: UserActivity, { snapshot }: CheckInput): EvidenceField[] {
  const { credentialReport, accessKeys, lastAccessed, otherCredentials, takenAt } = snapshot;
  const { passwordLastUsedAt, keyLastUsedAt, serviceLastUsedAt, serviceCredentialCreatedAt } = activity;
  return [
    ...fieldsOf('credential report', asOfReading(credentialReport, takenAt), {
      user: user.name,
      createdAt: user.createdAt,
      passwordLastUsedAt,
    }),
    ...fieldsOf('access keys', asOfReading(accessKeys, takenAt), { keyLastUsedAt }),
    ...fieldsOf('last-accessed data', asOfReading(lastAccessed, takenAt), { serviceLastUsedAt }),
    ...fieldsOf('other credentials', asOfReading(otherCredentials, takenAt), { serviceCredentialCreatedAt }),
    ...fieldsOf('all of them', takenAt, { lastActiveAt: activity.lastActiveAt }),
  ];
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const user = evidenceText(evidence, 'user');
  const last = evidenceText(evidence, 'lastActiveAt');
  if (last) return `${user} was not active for ${daysInWords(wholeDays(last, at))}`;
  const age = daysInWords(wholeDays(evidenceText(evidence, 'createdAt'), at));
  return `${user} shows no activity in the ${age} since it was created`;
}
