import { daysInWords, wholeDays } from '../../days';
import { asOfReading, evidenceText } from '../../evidence';
import { type ConsoleUser, judgeConsoleUsers } from '../../facts/console-users';
import { fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** A console password without MFA beside it is at most N days old. */
export const userPasswordAge: Check = {
  id: 'user-password-age',
  group: 'passwords',
  title: 'Console passwords are young enough',
  failTitle: 'A console password is old',
  rationale:
    'The longer a password stands alone, the likelier it is that it was reused somewhere or leaked. The password policy does not touch those that were set before it.',
  logic:
    'Looks at when each console password was last set. Fails when that is longer ago than the threshold and the user has no MFA; with the stricter parameter, MFA or not.',
  tier: 'core',
  subject: 'user',
  severity,
  stages: ['credential-report'],
  parameters: ['userPasswordMaxAgeDays', 'passwordAgeAppliesWithMfa'],
  remedy: {
    console:
      'IAM, Users, <user>, Security credentials, Manage console access: require a new password at next sign-in.',
    cli: 'aws iam update-login-profile --user-name <user> --password-reset-required',
    terraform: null,
  },
  references: ['AWS IAM User Guide, Getting credential reports for your AWS account'],
  evaluate: (input) => judgeConsoleUsers(input, severity, (user) => judge(user, input)),
  describeFail,
};

function judge(user: ConsoleUser, { snapshot, thresholds }: CheckInput): Verdict {
  const { row, name } = user;
  const setAt = row.passwordLastChanged;
  if (setAt === null) return unknownVerdict(`the credential report has no date for the password of ${name}`);
  const asOf = asOfReading(snapshot.credentialReport, snapshot.takenAt);
  const evidence = fieldsOf('credential report', asOf, {
    user: name,
    passwordLastChanged: setAt,
    mfaActive: user.mfaActive,
  });
  const limit = thresholds.userPasswordMaxAgeDays;
  const isOld = wholeDays(setAt, snapshot.takenAt) > limit;
  if (isOld && (!user.mfaActive || thresholds.passwordAgeAppliesWithMfa))
    return { result: 'fail', title: describeFail(evidence, snapshot.takenAt), evidence };
  const title = isOld
    ? `The password of ${name} is over ${daysInWords(limit)} old, with MFA beside it`
    : `The password of ${name} is at most ${daysInWords(limit)} old`;
  return { result: 'pass', title, evidence };
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const age = daysInWords(wholeDays(evidenceText(evidence, 'passwordLastChanged'), at));
  const alone = evidenceText(evidence, 'mfaActive') === 'true' ? '' : ', without MFA';
  return `The password of ${evidenceText(evidence, 'user')} is ${age} old${alone}`;
}
