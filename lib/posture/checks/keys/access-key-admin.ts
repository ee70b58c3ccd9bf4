import type { UserFacts } from '../../facts/account-facts';
import { judgeKeyHolders, keyLabel, keysInWords } from '../../facts/active-keys';
import { isAdministrator, notAdministratorInWords } from '../../facts/privilege';
import { userAdministratorsGap, whyUsersUntold } from '../../facts/user-administrators';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'high';

/** Whoever can do everything does it with credentials that end. */
export const accessKeyAdmin: Check = {
  id: 'access-key-admin',
  group: 'keys',
  title: 'No administrator holds an active key',
  failTitle: 'An administrator holds an active access key',
  rationale:
    'A leaked administrator key is the whole account in one line of text, without MFA and without an end.',
  logic:
    'Fails when a user may do everything, or may give itself the right to, and has an active access key. Rights that hold under a condition do not count.',
  tier: 'core',
  subject: 'user',
  severity,
  stages: ['access-keys', 'credential-report', 'authorization-details'],
  parameters: [],
  remedy: {
    console:
      'Give the work of <user> to a role that is assumed with MFA or by a workload, then deactivate and delete the key in IAM, Users, <user>, Security credentials.',
    cli: [
      'aws iam list-access-keys --user-name <user>',
      'aws iam update-access-key --user-name <user> --access-key-id <id> --status Inactive',
    ].join('\n'),
    terraform: '# remove the resource aws_iam_access_key of <user>, and let a role hold the rights',
  },
  references: ['Rolecall’s own: no other tool looks at both facts together'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  if (userAdministratorsGap(input)?.kind === 'off') return [];
  return judgeKeyHolders(input, severity, (user, source) => judge(user, source, input));
}

function judge(user: UserFacts, source: string, { analysis, snapshot }: CheckInput): Verdict {
  const active = user.keys.filter(({ status }) => status === 'Active');
  const isAdmin = isAdministrator(analysis, user.arn);
  const asOf = active[0]?.asOf ?? snapshot.takenAt;
  const evidence = fieldsOf(source, asOf, {
    user: user.name,
    activeKeys: active.map(keyLabel),
    ...(active[0]?.accessKeyId ? { accessKeyId: active[0].accessKeyId } : {}),
  });
  if (active.length === 0)
    return { result: 'pass', title: `${user.name} has no active access key`, evidence };
  if (isAdmin === null) return unknownVerdict(whyUsersUntold({ analysis }));
  if (!isAdmin) return { result: 'pass', title: notAdministratorInWords(analysis, user), evidence };
  const reason = analysis.administrators.get(user.arn)?.reason ?? null;
  const why = fieldsOf('authorization details', snapshot.takenAt, { administratorBecause: reason });
  return failing([...evidence, ...why], describeFail);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const user = evidenceText(evidence, 'user');
  return `${user} is an administrator and holds ${keysInWords(evidence, 'activeKeys')}`;
}
