import { asOfReading, evidenceText } from '../../evidence';
import type { UserFacts } from '../../facts/account-facts';
import { judgeUsers } from '../../facts/judge-users';
import { mfaDevicesOf, whyDevicesUnread } from '../../facts/user-mfa';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** Nobody's MFA is a text message, which AWS has stopped supporting for IAM. */
export const userMfaNoSms: Check = {
  id: 'user-mfa-no-sms',
  group: 'users',
  title: 'No MFA code comes by text message',
  failTitle: "A user's MFA is a text message",
  rationale:
    'Text messages follow the phone number, which a caller can have moved to another card. AWS gave them up; what is left is weak and may stop to work.',
  logic: 'Looks at the MFA devices of every user. Fails for one whose serial says that codes go out by SMS.',
  tier: 'extended',
  subject: 'user',
  severity,
  stages: ['mfa-devices', 'credential-report'],
  parameters: [],
  remedy: {
    console:
      'IAM, Users, <user>, Security credentials: assign a security key or authenticator app, then remove the SMS device.',
    cli: 'aws iam deactivate-mfa-device --user-name <user> --serial-number <serial-number>',
    terraform: null,
  },
  references: ['Prowler iam_user_hardware_mfa_enabled'],
  evaluate: (input) =>
    input.snapshot.mfaDevices.state === 'skipped'
      ? []
      : judgeUsers(input, severity, (user) => judge(user, input)),
  describeFail,
};

function judge(user: UserFacts, { snapshot }: CheckInput): Verdict {
  const devices = mfaDevicesOf(user, snapshot);
  if (!devices) return unknownVerdict(whyDevicesUnread(user, snapshot));
  const sms = devices.find(({ kind }) => kind === 'sms');
  const asOf = asOfReading(snapshot.mfaDevices, snapshot.takenAt);
  const evidence = fieldsOf('MFA devices', asOf, {
    user: user.name,
    serialNumber: sms?.serialNumber ?? null,
  });
  return sms
    ? failing(evidence, describeFail)
    : { result: 'pass', title: `${user.name} gets no code by text message`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `${evidenceText(evidence, 'user')} gets MFA codes by text message`;
}
