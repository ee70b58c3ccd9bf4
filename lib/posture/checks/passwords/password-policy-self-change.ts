import { decide } from '@/lib/iam/decide';
import type { PasswordPolicy } from '@/lib/snapshot/account-snapshot';
import { type Instant, whyUnread } from '@/lib/snapshot/reading';
import { asOfReading } from '../../evidence';
import { accountFacts, type UserFacts } from '../../facts/account-facts';
import { evidenceInWords } from '../../facts/list-in-words';
import {
  judgePasswordPolicy,
  ownPolicy,
  passwordPolicyRemedy,
  policyFields,
} from '../../facts/password-policy';
import { areConsoleRightsOff } from '../../facts/user-administrators';
import { userRights } from '../../facts/user-rights';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'low';

/** Console users can change their own password, by the password policy or by a policy of theirs. */
export const passwordPolicySelfChange: Check = {
  id: 'password-policy-self-change',
  group: 'passwords',
  title: 'Users can change their own password',
  failTitle: 'A user cannot change the own password',
  rationale:
    'Whoever cannot change a password has to ask somebody who then knows it too, and keeps one that may have leaked until there is time.',
  logic:
    'Passes when the password policy lets users change their password, or when the policies of every console user allow iam:ChangePassword on the user itself. Without a password policy there is nothing to judge.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['account-summary', 'credential-report', 'authorization-details'],
  parameters: [],
  remedy: {
    ...passwordPolicyRemedy,
    console:
      'IAM, Account settings, Password policy, Edit: allow users to change their own password. Or attach IAMUserChangePassword to a group of all people.',
  },
  references: ['AWS IAM User Guide, Permit IAM users to change their own passwords'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const isLeftToUsers = ownPolicy(input.snapshot)?.allowUsersToChange === false;
  if (isLeftToUsers && areConsoleRightsOff(input)) return [];
  return judgePasswordPolicy(input, severity, (policy, asOf) => judge(policy, asOf, input));
}

function judge(policy: PasswordPolicy | 'none', asOf: Instant, input: CheckInput): Verdict {
  if (policy === 'none') return notApplicable('The account has no password policy of its own');
  const { allowUsersToChange } = policy;
  const evidence = policyFields(asOf, { allowUsersToChange });
  if (!allowUsersToChange) return judgeUsers(evidence, input);
  return { result: 'pass', title: 'The password policy lets users change their password', evidence };
}

function judgeUsers(policyEvidence: EvidenceField[], input: CheckInput): Verdict {
  const { snapshot, analysis } = input;
  const why = analysis.administratorGap.users ?? whyUnread(snapshot.credentialReport);
  if (why !== null) return unknownVerdict(why);
  const users = accountFacts(snapshot).users ?? [];
  const answers = users
    .filter(({ row }) => row?.passwordEnabled === true)
    .map((user) => ({ name: user.name, answer: canChangePassword(user, input) }));
  const unable = answers.filter(({ answer }) => answer === 'no').map(({ name }) => name);
  const evidence = [
    ...policyEvidence,
    ...fieldsOf('policies', asOfReading(snapshot.policies, snapshot.takenAt), { users: unable }),
  ];
  if (unable.length > 0) return failing(evidence, describeFail);
  const untold = answers.find(({ answer }) => answer === 'unknown');
  if (untold) return unknownVerdict(`a policy or boundary of ${untold.name} was not read`);
  return { result: 'pass', title: 'Every console user may change the own password', evidence };
}

/** A right that hangs on a condition, such as MFA, is one all the same. */
function canChangePassword(user: UserFacts, input: CheckInput): 'yes' | 'no' | 'unknown' {
  const rights = userRights(input).get(user.arn);
  if (!rights) return 'unknown';
  const { layers, context } = rights.subject;
  const { decision } = decide(layers, { action: 'iam:ChangePassword', resource: user.arn, context });
  if (decision === 'denied') return 'no';
  if (decision === 'none') return rights.isWhole ? 'no' : 'unknown';
  return layers.boundary === 'unread' ? 'unknown' : 'yes';
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `Cannot change the own password: ${evidenceInWords(evidence, 'users')}`;
}
