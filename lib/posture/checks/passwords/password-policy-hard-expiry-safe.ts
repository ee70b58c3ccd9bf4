import type { PasswordPolicy } from '@/lib/snapshot/account-snapshot';
import { type Instant, valueOf, whyUnread } from '@/lib/snapshot/reading';
import { asOfReading } from '../../evidence';
import { consoleUsersOf, federatedRolesOf } from '../../facts/human-access';
import { evidenceList } from '../../facts/list-in-words';
import {
  judgePasswordPolicy,
  ownPolicy,
  passwordPolicyRemedy,
  policyFields,
} from '../../facts/password-policy';
import { isAdministrator } from '../../facts/privilege';
import { areConsoleRightsOff } from '../../facts/user-administrators';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';

/** Where an expired password locks its owner out, enough people are left who can reset it. */
export const passwordPolicyHardExpirySafe: Check = {
  id: 'password-policy-hard-expiry-safe',
  group: 'passwords',
  title: 'Expired passwords can be reset by enough people',
  failTitle: 'Expired passwords may lock everybody out',
  rationale:
    'With hard expiry an expired password needs an administrator. When the only one is locked out too, what is left is the root user.',
  logic:
    'Applies while passwords expire. Fails when the policy demands a reset by an administrator and fewer people than wanted could do it: administrators with a console password, and one more for a federated administrator role.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['account-summary', 'authorization-details', 'credential-report'],
  parameters: ['minAdmins'],
  remedy: {
    console:
      'IAM, Account settings, Password policy, Edit: turn off "Password expiration requires administrator reset", or appoint a second administrator.',
    cli: [passwordPolicyRemedy.cli, '# the same with --no-hard-expiry says it in so many words'].join('\n'),
    terraform: [
      'resource "aws_iam_account_password_policy" "strict" {',
      '  # beside every other option',
      '  hard_expiry = false',
      '}',
    ].join('\n'),
  },
  references: ['AWS IAM User Guide, Set an account password policy for IAM users'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  if (isHard(input) && areConsoleRightsOff(input)) return [];
  return judgePasswordPolicy(input, severity, (policy, asOf) => judge(policy, asOf, input));
}

/** Whether the number of administrators matters. */
function isHard({ snapshot }: CheckInput): boolean {
  const policy = ownPolicy(snapshot);
  return policy !== null && policy.hardExpiry && policy.maxAgeDays !== null;
}

function judge(policy: PasswordPolicy | 'none', asOf: Instant, input: CheckInput): Verdict {
  if (policy === 'none' || policy.maxAgeDays === null) return notApplicable('Passwords do not expire');
  const { hardExpiry, maxAgeDays } = policy;
  const evidence = policyFields(asOf, { hardExpiry, maxAgeDays });
  if (hardExpiry) return judgeAdministrators(evidence, input);
  return { result: 'pass', title: 'Whoever comes with an expired password may set a new one', evidence };
}

function judgeAdministrators(policyEvidence: EvidenceField[], input: CheckInput): Verdict {
  const { snapshot, analysis, thresholds } = input;
  const consoleUsers = consoleUsersOf(snapshot);
  const why = analysis.administratorGap.users ?? whyUnread(snapshot.credentialReport);
  if (why !== null || !consoleUsers) return unknownVerdict(why ?? 'the users were not read');
  const users = listAdministrators(input, consoleUsers.names);
  const role = federatedAdministrator(input);
  const evidence = [
    ...policyEvidence,
    ...fieldsOf('policies', asOfReading(snapshot.policies, snapshot.takenAt), {
      administrators: users,
      federatedAdministratorRole: role ?? null,
    }),
  ];
  const count = users.length + (role ? 1 : 0);
  if (count >= thresholds.minAdmins)
    return { result: 'pass', title: 'Enough administrators can reset an expired password', evidence };
  const maybeMore = (role === undefined ? 1 : 0) + consoleUsers.unsure;
  return count + maybeMore >= thresholds.minAdmins
    ? unknownVerdict('not every administrator could be told')
    : failing(evidence, describeFail);
}

function listAdministrators({ snapshot, analysis }: CheckInput, consoleUsers: readonly string[]): string[] {
  const named = new Set(consoleUsers);
  return (valueOf(snapshot.users) ?? [])
    .filter(({ name, arn }) => named.has(name) && isAdministrator(analysis, arn))
    .map(({ name }) => name);
}

/** The name of a federated administrator role; null for none, undefined when it could not be told. */
function federatedAdministrator(input: CheckInput): string | null | undefined {
  const roles = federatedRolesOf(input);
  if (!roles || input.analysis.administratorGap.roles !== null) return undefined;
  return roles.find(({ arn }) => isAdministrator(input.analysis, arn))?.name ?? null;
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const users = evidenceList(evidence, 'administrators');
  const able = [...users, ...evidenceList(evidence, 'federatedAdministratorRole')];
  return able.length === 0
    ? 'Nobody could reset an expired password'
    : `Only ${able.join(' and ')} could reset an expired password`;
}
