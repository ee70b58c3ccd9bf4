import { daysInWords, wholeDays } from '../../days';
import { asOfReading, evidenceText } from '../../evidence';
import type { UserFacts } from '../../facts/account-facts';
import { judgeUsers } from '../../facts/judge-users';
import { listInWords } from '../../facts/list-in-words';
import { usableCredentials } from '../../facts/user-credentials';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'info';

/** A user that nobody can use as is removed: it does no harm, but its permissions cloud the view. */
export const userWithoutCredentials: Check = {
  id: 'user-without-credentials',
  group: 'users',
  title: 'Every user has a credential to use it with',
  failTitle: 'A user has no usable credential',
  rationale:
    'Nobody can act as such a user, yet its permissions show in every list, and one new key brings them back to life.',
  logic:
    'Looks for a password, an active access key, certificate, SSH key or credential for a single service. Fails, as advice, when there is none and the days of grace are over.',
  tier: 'extended',
  subject: 'user',
  severity,
  stages: ['credential-report', 'access-keys', 'other-credentials'],
  parameters: ['newIdentityGraceDays'],
  remedy: {
    console: 'IAM, Users, <user>, Delete.',
    cli: 'aws iam delete-user --user-name <user>',
    terraform: [
      '# remove the user from the configuration',
      '# resource "aws_iam_user" "<user>" { name = "<user>" }',
    ].join('\n'),
  },
  references: ['Prowler issue 275'],
  evaluate: (input) =>
    input.snapshot.credentialReport.state === 'skipped'
      ? []
      : judgeUsers(input, severity, (user) => judge(user, input)),
  describeFail,
};

function judge(user: UserFacts, { snapshot, thresholds }: CheckInput): Verdict {
  const { kinds, gap } = usableCredentials(user, snapshot);
  const asOf = asOfReading(snapshot.credentialReport, snapshot.takenAt);
  const evidence = fieldsOf('credential report', asOf, {
    user: user.name,
    createdAt: user.createdAt,
    credentials: kinds,
  });
  if (kinds.length > 0)
    return { result: 'pass', title: `${user.name} has: ${listInWords(kinds, kinds.length)}`, evidence };
  if (gap !== null) return unknownVerdict(gap);
  const grace = thresholds.newIdentityGraceDays;
  if (wholeDays(user.createdAt, snapshot.takenAt) > grace) return failing(evidence, describeFail);
  const title = `${user.name} has no credential yet and is at most ${daysInWords(grace)} old`;
  return { result: 'pass', title, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `Nobody can use ${evidenceText(evidence, 'user')}: it has no active credential`;
}
