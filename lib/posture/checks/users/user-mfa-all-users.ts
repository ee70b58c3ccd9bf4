import { asOfReading, evidenceText } from '../../evidence';
import type { UserFacts } from '../../facts/account-facts';
import { judgeUsers } from '../../facts/judge-users';
import { evidenceInWords } from '../../facts/list-in-words';
import { hasActiveKey } from '../../facts/user-credentials';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** Every user with a password or an active key has MFA. Security Hub IAM.19. */
export const userMfaAllUsers: Check = {
  id: 'user-mfa-all-users',
  group: 'users',
  title: 'Every user with a credential has MFA',
  failTitle: 'A user with a credential has no MFA',
  rationale:
    'With a device registered, policies can ask for it before they let a key do anything that matters. For a user with keys alone it does nothing until they do.',
  logic:
    'Looks at every user with a console password or an active access key. Fails without an MFA device. Users with neither are not applicable.',
  tier: 'extended',
  subject: 'user',
  severity,
  stages: ['credential-report', 'access-keys'],
  parameters: [],
  remedy: {
    console:
      'IAM, Users, <user>, Security credentials, Assign MFA device; then make its policies ask for MFA, so that keys need a session from sts:GetSessionToken.',
    cli: [
      'aws iam create-virtual-mfa-device --virtual-mfa-device-name <user> --outfile qr.png --bootstrap-method QRCodePNG',
      'aws iam enable-mfa-device --user-name <user> --serial-number arn:<partition>:iam::<account-id>:mfa/<user> --authentication-code1 <c1> --authentication-code2 <c2>',
    ].join('\n'),
    terraform: null,
  },
  references: ['Security Hub IAM.19'],
  evaluate: (input) =>
    input.snapshot.credentialReport.state === 'skipped'
      ? []
      : judgeUsers(input, severity, (user) => judge(user, input)),
  describeFail,
};

function judge(user: UserFacts, { snapshot }: CheckInput): Verdict {
  const { row, name } = user;
  if (!row) return unknownVerdict(user.noRow ?? 'the credential report was not read');
  const credentials = [
    ...(row.passwordEnabled === true ? ['password'] : []),
    ...(hasActiveKey(user) ? ['access key'] : []),
  ];
  if (credentials.length === 0) return notApplicable(`${name} has neither password nor active key`);
  const asOf = asOfReading(snapshot.credentialReport, snapshot.takenAt);
  const evidence = fieldsOf('credential report', asOf, {
    user: name,
    credentials,
    mfaActive: user.mfaActive,
  });
  return user.mfaActive
    ? { result: 'pass', title: `${name} has MFA`, evidence }
    : failing(evidence, describeFail);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `${evidenceText(evidence, 'user')} has no MFA beside its ${evidenceInWords(evidence, 'credentials')}`;
}
