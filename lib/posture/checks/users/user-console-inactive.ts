import { passwordActivity, passwordLastUsed } from '../../facts/account-facts';
import { type ConsoleUser, judgeConsoleUsers } from '../../facts/console-users';
import { daysInWords, wholeDays } from '../../days';
import { asOfReading, evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * A console password idle for N days or more is disabled; one never used counts from the day it was set.
 * CIS 1.2: 1.3, 1.4–4.0.1: 1.12, 5.0: 1.11, 6.0–7.0: 2.11; Security Hub IAM.8, IAM.22.
 */
export const userConsoleInactive: Check = {
  id: 'user-console-inactive',
  group: 'users',
  title: 'Idle console passwords are disabled',
  failTitle: 'A console password is idle',
  rationale:
    'A password that nobody uses is one that nobody misses when somebody else does. Idle ones often belong to people who left.',
  logic:
    'Looks at every user with a console password. The last activity is the last sign-in, or the later of creation and last password change when there was none. Fails from the threshold on.',
  tier: 'core',
  subject: 'user',
  severity,
  stages: ['credential-report'],
  parameters: ['consoleInactiveDays'],
  remedy: {
    console: 'IAM, Users, <user>, Security credentials, Manage console access, Disable.',
    cli: 'aws iam delete-login-profile --user-name <user>',
    terraform: [
      '# remove the login profile of <user> from the configuration',
      '# resource "aws_iam_user_login_profile" "<user>" { user = "<user>" }',
    ].join('\n'),
  },
  references: [
    'Security Hub IAM.8 (90 days), IAM.22 (45 days)',
    'CIS AWS Foundations 1.2: 1.3; 1.4 to 4.0.1: 1.12; 5.0: 1.11; 6.0 and 7.0: 2.11',
    'Prowler iam_user_console_access_unused',
    'ScoutSuite iam-unused-credentials-not-disabled',
  ],
  evaluate: (input) => judgeConsoleUsers(input, severity, (user) => judge(user, input)),
  describeFail,
};

function judge({ row, name, arn: resource }: ConsoleUser, { snapshot, thresholds }: CheckInput): CheckResult {
  const asOf = asOfReading(snapshot.credentialReport, snapshot.takenAt);
  const since = passwordActivity(row);
  const evidence: EvidenceField[] = [
    { field: 'user', value: name, source: 'credential report', asOf },
    { field: 'passwordLastUsedAt', value: passwordLastUsed(row), source: 'credential report', asOf },
    { field: 'passwordLastChanged', value: row.passwordLastChanged, source: 'credential report', asOf },
    { field: 'idleSince', value: since, source: 'credential report', asOf },
  ];
  const idle = wholeDays(since, snapshot.takenAt) >= thresholds.consoleInactiveDays;
  const title = idle
    ? describeFail(evidence, snapshot.takenAt)
    : `${name} used or set the password less than ${daysInWords(thresholds.consoleInactiveDays)} ago`;
  return { resource, severity, result: idle ? 'fail' : 'pass', title, evidence };
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const user = evidenceText(evidence, 'user');
  const idle = daysInWords(wholeDays(evidenceText(evidence, 'idleSince'), at));
  return evidenceText(evidence, 'passwordLastUsedAt')
    ? `The password of ${user} was not used for ${idle}`
    : `The password of ${user} was never used, ${idle} after it was set`;
}
