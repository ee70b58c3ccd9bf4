import { asOfReading, evidenceText } from '../../evidence';
import type { UserFacts } from '../../facts/account-facts';
import { judgeUsers } from '../../facts/judge-users';
import { hasActiveKey } from '../../facts/user-credentials';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** A user has a password or active keys, never both: people and programs are told apart. Inactive keys do not count. */
export const userConsoleAndKeys: Check = {
  id: 'user-console-and-keys',
  group: 'users',
  title: 'A user has a password or active keys, not both',
  failTitle: 'A user has a password and an active key',
  rationale:
    'One identity for the console and for programs doubles the ways in, and no log tells whether a person or a script did something.',
  logic:
    'Fails for a user with a console password and at least one active access key. One kind passes; with neither there is nothing to judge.',
  tier: 'extended',
  subject: 'user',
  severity,
  stages: ['credential-report', 'access-keys'],
  parameters: [],
  remedy: {
    console:
      'Give command-line work a role or an Identity Center session, then IAM, Users, <user>, Security credentials: deactivate and delete the key.',
    cli: [
      'aws iam list-access-keys --user-name <user>',
      'aws iam update-access-key --user-name <user> --access-key-id <id> --status Inactive',
    ].join('\n'),
    terraform: [
      '# remove the key of <user> from the configuration',
      '# resource "aws_iam_access_key" "<user>" { user = "<user>" }',
    ].join('\n'),
  },
  references: ['ScoutSuite iam-user-with-password-and-key'],
  evaluate: (input) =>
    input.snapshot.credentialReport.state === 'skipped'
      ? []
      : judgeUsers(input, severity, (user) => judge(user, input)),
  describeFail,
};

function judge(user: UserFacts, { snapshot }: CheckInput): Verdict {
  const { row, name } = user;
  if (!row) return unknownVerdict(user.noRow ?? 'the credential report was not read');
  const hasPassword = row.passwordEnabled === true;
  const active = user.keys.filter(({ status }) => status === 'Active');
  if (!hasPassword && !hasActiveKey(user))
    return notApplicable(`${name} has neither password nor active key`);
  const asOf = asOfReading(snapshot.credentialReport, snapshot.takenAt);
  const evidence = fieldsOf('credential report', asOf, {
    user: name,
    passwordEnabled: hasPassword,
    activeKeys: active.length,
    accessKeyId: active[0]?.accessKeyId ?? null,
  });
  if (hasPassword && hasActiveKey(user)) return failing(evidence, describeFail);
  const title = hasPassword ? `${name} has a password and no active key` : `${name} has keys and no password`;
  return { result: 'pass', title, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const keys = evidenceText(evidence, 'activeKeys');
  return `${evidenceText(evidence, 'user')} has a password and ${keys === '1' ? 'an active key' : `${keys} active keys`}`;
}
