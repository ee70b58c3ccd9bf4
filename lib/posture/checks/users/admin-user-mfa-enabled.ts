import { asOfReading, evidenceText } from '../../evidence';
import type { UserFacts } from '../../facts/account-facts';
import { judgeUsers } from '../../facts/judge-users';
import { isAdministrator, notAdministratorInWords } from '../../facts/privilege';
import { userAdministratorsGap, whyUsersUntold } from '../../facts/user-administrators';
import { usableCredentials } from '../../facts/user-credentials';
import { hasMfa, whyDevicesUnread } from '../../facts/user-mfa';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'critical';

/** Every administrator among the users has MFA, whether they use the console or keys alone. */
export const adminUserMfaEnabled: Check = {
  id: 'admin-user-mfa-enabled',
  group: 'users',
  title: 'Every administrator has MFA',
  failTitle: 'An administrator has no MFA',
  rationale:
    'One stolen password or key of an administrator is the whole account. MFA is the last thing that stands between the two.',
  logic:
    'Looks at users who are administrators by all their policies, those of their groups and their boundary included, or can make themselves one. Fails when such a user has an active credential and no MFA device.',
  tier: 'core',
  subject: 'user',
  severity,
  stages: ['authorization-details', 'credential-report', 'mfa-devices', 'access-keys', 'other-credentials'],
  parameters: [],
  remedy: {
    console:
      'IAM, Users, <user>, Security credentials, Assign MFA device. Better: give the person a federated role and take the user away.',
    cli: [
      'aws iam list-mfa-devices --user-name <user>',
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
  references: ['Prowler iam_administrator_access_with_mfa'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  if (userAdministratorsGap(input)?.kind === 'off') return [];
  return judgeUsers(input, severity, (user) => judge(user, input));
}

function judge(user: UserFacts, input: CheckInput): Verdict {
  const { snapshot, analysis } = input;
  const isAdmin = isAdministrator(analysis, user.arn);
  if (isAdmin === null) return unknownVerdict(whyUsersUntold(input));
  if (!isAdmin) return notApplicable(notAdministratorInWords(analysis, user));
  const { kinds, gap } = usableCredentials(user, snapshot);
  if (kinds.length === 0 && gap === null) return notApplicable(`${user.name} has no active credential`);
  const mfa = hasMfa(user, snapshot);
  if (mfa === null) return unknownVerdict(whyDevicesUnread(user, snapshot));
  const evidence = evidenceOf(user, { kinds, mfa }, input);
  if (mfa) return { result: 'pass', title: `Administrator ${user.name} has MFA`, evidence };
  return kinds.length === 0 ? unknownVerdict(gap ?? '') : failing(evidence, describeFail);
}

function evidenceOf(
  user: UserFacts,
  { kinds, mfa }: { kinds: string[]; mfa: boolean },
  { snapshot, analysis }: CheckInput,
): EvidenceField[] {
  const { takenAt } = snapshot;
  const reason = analysis.administrators.get(user.arn)?.reason ?? null;
  return [
    ...fieldsOf('policies', asOfReading(snapshot.policies, takenAt), {
      user: user.name,
      administrator: reason,
    }),
    ...fieldsOf('credential report', asOfReading(snapshot.credentialReport, takenAt), {
      credentials: kinds,
      mfaActive: mfa,
    }),
  ];
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `Administrator ${evidenceText(evidence, 'user')} has no MFA`;
}
