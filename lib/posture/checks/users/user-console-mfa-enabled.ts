import { type ConsoleUser, judgeConsoleUsers } from '../../facts/console-users';
import { dayOf, wholeDays } from '../../days';
import { asOfReading, evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'high';

/**
 * Every user with a console password has MFA.
 * CIS 1.2: 1.2, 1.4–4.0.1: 1.10, 5.0: 1.9, 6.0: 2.9, 7.0: 2.10; Security Hub IAM.5.
 */
export const userConsoleMfaEnabled: Check = {
  id: 'user-console-mfa-enabled',
  group: 'users',
  title: 'Every console user has MFA',
  failTitle: 'A console user has no MFA',
  rationale:
    'A password alone can be guessed, phished or found in a leak. With MFA it does not open the console by itself.',
  logic:
    'Looks at every user with a console password. Fails without an MFA device. A new user who never signed in is spared for the days of grace.',
  tier: 'core',
  subject: 'user',
  severity,
  stages: ['credential-report'],
  parameters: ['mfaGraceDays'],
  remedy: {
    console: 'IAM, Users, <user>, Security credentials, Assign MFA device.',
    cli: [
      'aws iam create-virtual-mfa-device --virtual-mfa-device-name <user> --outfile qr.png --bootstrap-method QRCodePNG',
      'aws iam enable-mfa-device --user-name <user> --serial-number arn:<partition>:iam::<account-id>:mfa/<user> --authentication-code1 <c1> --authentication-code2 <c2>',
    ].join('\n'),
    terraform: [
      'resource "aws_iam_virtual_mfa_device" "<user>" {',
      '  virtual_mfa_device_name = "<user>"',
      '}',
      '# the person activates the device with two codes: aws iam enable-mfa-device',
    ].join('\n'),
  },
  references: [
    'Security Hub IAM.5',
    'CIS AWS Foundations 1.2: 1.2; 1.4 to 4.0.1: 1.10; 5.0: 1.9; 6.0: 2.9; 7.0: 2.10',
    'Prowler iam_user_mfa_enabled_console_access',
    'ScoutSuite iam-user-without-mfa',
  ],
  evaluate: (input) => judgeConsoleUsers(input, severity, (user) => judge(user, input)),
  describeFail,
};

function judge(user: ConsoleUser, { snapshot, thresholds }: CheckInput): CheckResult {
  const { row, name, arn: resource } = user;
  const asOf = asOfReading(snapshot.credentialReport, snapshot.takenAt);
  const evidence: EvidenceField[] = [
    { field: 'user', value: name, source: 'credential report', asOf },
    { field: 'passwordEnabled', value: row.passwordEnabled, source: 'credential report', asOf },
    { field: 'mfaActive', value: user.mfaActive, source: 'credential report', asOf },
  ];
  if (user.mfaActive) return { resource, severity, result: 'pass', title: `${name} has MFA`, evidence };
  const age = wholeDays(row.createdAt, snapshot.takenAt);
  if (row.passwordLastUsed === 'never' && age < thresholds.mfaGraceDays) {
    const title = `${name} was created on ${dayOf(row.createdAt)} and has not signed in yet`;
    return { resource, severity, result: 'not-applicable', title, evidence };
  }
  return { resource, severity, result: 'fail', title: describeFail(evidence), evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `${evidenceText(evidence, 'user')} can sign in to the console without MFA`;
}
