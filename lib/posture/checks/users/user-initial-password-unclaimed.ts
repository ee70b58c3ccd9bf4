import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { LoginProfile } from '@/lib/snapshot/data/optional';
import { whyUnread } from '@/lib/snapshot/reading';
import { daysInWords, wholeDays } from '../../days';
import { asOfReading, evidenceText } from '../../evidence';
import { passwordLastUsed } from '../../facts/account-facts';
import { type ConsoleUser, judgeConsoleUsers } from '../../facts/console-users';
import { fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** A first password is changed by its owner within days, or taken back. */
export const userInitialPasswordUnclaimed: Check = {
  id: 'user-initial-password-unclaimed',
  group: 'users',
  title: 'First passwords are claimed within days',
  failTitle: 'A first password waits to be claimed',
  rationale:
    'A first password was known to whoever set it and lies in a mail or chat since. Until its owner changes it, any reader may.',
  logic:
    'Looks at console users whose password must be reset at the next sign-in and was never used. Fails when it was set longer ago than allowed.',
  tier: 'extended',
  subject: 'user',
  severity,
  stages: ['login-profiles', 'credential-report'],
  parameters: ['initialPasswordDays'],
  remedy: {
    console:
      'IAM, Users, <user>, Security credentials, Manage console access, Disable. Issue a new password when the person asks for it.',
    cli: 'aws iam delete-login-profile --user-name <user>',
    terraform: [
      '# remove the login profile of <user> from the configuration',
      '# resource "aws_iam_user_login_profile" "<user>" { user = "<user>" }',
    ].join('\n'),
  },
  references: ['AWS IAM API Reference, GetLoginProfile'],
  evaluate: (input) =>
    input.snapshot.loginProfiles.state === 'skipped'
      ? []
      : judgeConsoleUsers(input, severity, (user) => judge(user, input)),
  describeFail,
};

function judge(user: ConsoleUser, { snapshot, thresholds }: CheckInput): Verdict {
  const profiles = snapshot.loginProfiles;
  if (profiles.state !== 'read') return unknownVerdict(whyUnread(profiles) ?? '');
  const profile = profiles.value.find(({ userName }) => userName === user.name);
  if (!profile) return unknownVerdict(`the login profile of ${user.name} was not found`);
  const evidence = evidenceOf(user, profile, snapshot);
  const isWaiting = profile.resetRequired && passwordLastUsed(user.row) === null;
  const limit = thresholds.initialPasswordDays;
  if (isWaiting && wholeDays(evidenceText(evidence, 'setAt'), snapshot.takenAt) > limit)
    return { result: 'fail', title: describeFail(evidence, snapshot.takenAt), evidence };
  const title = isWaiting
    ? `The first password of ${user.name} is at most ${daysInWords(limit)} old`
    : `${user.name} has claimed the password`;
  return { result: 'pass', title, evidence };
}

function evidenceOf(
  { name, row }: ConsoleUser,
  profile: LoginProfile,
  { loginProfiles, credentialReport, takenAt }: AccountSnapshot,
): EvidenceField[] {
  return [
    ...fieldsOf('login profile', asOfReading(loginProfiles, takenAt), {
      user: name,
      resetRequired: profile.resetRequired,
    }),
    ...fieldsOf('credential report', asOfReading(credentialReport, takenAt), {
      passwordLastUsedAt: passwordLastUsed(row),
      setAt: row.passwordLastChanged ?? profile.createdAt,
    }),
  ];
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const days = daysInWords(wholeDays(evidenceText(evidence, 'setAt'), at));
  return `The first password of ${evidenceText(evidence, 'user')} is unclaimed after ${days}`;
}
