import { asOfReading, evidenceText } from '../../evidence';
import type { UserFacts } from '../../facts/account-facts';
import { judgeUsers } from '../../facts/judge-users';
import { serviceUserReason } from '../../facts/service-users';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';

/** A user that a program uses has no password for the console. */
export const serviceUserConsolePassword: Check = {
  id: 'service-user-console-password',
  group: 'users',
  title: 'Service users cannot sign in to the console',
  failTitle: 'A service user has a console password',
  rationale:
    'Programs do not sign in to the console. A password on their user has no owner, seldom has MFA, and is shared by whoever looks after the program.',
  logic:
    'A user counts as one of a service by its tag, its name or path, or by keys without a password. Fails when such a user has a console password; everybody else is not applicable.',
  tier: 'extended',
  subject: 'user',
  severity,
  stages: ['credential-report', 'authorization-details', 'access-keys'],
  parameters: ['serviceUserTag', 'serviceUserPatterns'],
  remedy: {
    console: 'IAM, Users, <user>, Security credentials, Manage console access, Disable.',
    cli: 'aws iam delete-login-profile --user-name <user>',
    terraform: [
      '# remove the login profile of <user> from the configuration',
      '# resource "aws_iam_user_login_profile" "<user>" { user = "<user>" }',
    ].join('\n'),
  },
  references: ['ScoutSuite iam-service-user-with-password'],
  evaluate: (input) =>
    input.snapshot.credentialReport.state === 'skipped'
      ? []
      : judgeUsers(input, severity, (user) => judge(user, input)),
  describeFail,
};

function judge(user: UserFacts, input: CheckInput): Verdict {
  const { snapshot } = input;
  const { row, name } = user;
  if (!row) return unknownVerdict(user.noRow ?? 'the credential report was not read');
  const reason = serviceUserReason(user, input);
  if (reason === null) return notApplicable(`${name} is not known as a service user`);
  const asOf = asOfReading(snapshot.credentialReport, snapshot.takenAt);
  const evidence = fieldsOf('credential report', asOf, {
    user: name,
    serviceUserBy: reason,
    passwordEnabled: row.passwordEnabled,
  });
  return row.passwordEnabled
    ? failing(evidence, describeFail)
    : { result: 'pass', title: `Service user ${name} has no password`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const by = evidenceText(evidence, 'serviceUserBy');
  return `${evidenceText(evidence, 'user')}, a service user by ${by}, has a console password`;
}
