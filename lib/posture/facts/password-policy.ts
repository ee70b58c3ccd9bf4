import type { AccountSnapshot, PasswordPolicy } from '@/lib/snapshot/account-snapshot';
import { type Instant, valueOf } from '@/lib/snapshot/reading';
import { asOfReading, evidenceText } from '../evidence';
import { consoleUsersOf } from './human-access';
import { failing, fieldsOf, judgeAccount, type Verdict } from './verdict';
import type { Check, CheckInput, CheckResult, EvidenceField, Remedy, Severity } from '../types';

/** What a policy has to say in one of its settings. */
interface PolicyRule {
  severity: Severity;
  field: keyof PasswordPolicy;
  holds: (policy: PasswordPolicy) => boolean;
  /** What is so when it holds. */
  titleOfPass: string;
  describeFail: (evidence: readonly EvidenceField[]) => string;
}

/** How to set every option: the call replaces the whole policy. */
export const passwordPolicyRemedy: Remedy = {
  console: 'IAM, Account settings, Password policy, Edit: choose Custom and set every option.',
  cli: [
    '# replaces the whole policy: an option that is left out is switched off',
    'aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers --require-uppercase-characters --require-lowercase-characters --allow-users-to-change-password --password-reuse-prevention 24 --max-password-age 90',
  ].join('\n'),
  terraform: [
    'resource "aws_iam_account_password_policy" "strict" {',
    '  minimum_password_length        = 14',
    '  require_symbols                = true',
    '  require_numbers                = true',
    '  require_uppercase_characters   = true',
    '  require_lowercase_characters   = true',
    '  allow_users_to_change_password = true',
    '  password_reuse_prevention      = 24',
    '  max_password_age               = 90',
    '}',
  ].join('\n'),
};

/**
 * Judges the account's password policy; `none` is AWS's default. A fail counts as advice, and says so, where no IAM user
 * has a password.
 */
export function judgePasswordPolicy(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  severity: Severity,
  judge: (policy: PasswordPolicy | 'none', asOf: Instant) => Verdict,
): CheckResult[] {
  const { accountSummary } = snapshot;
  const reading = accountSummary.state === 'read' ? accountSummary.value.passwordPolicy : accountSummary;
  return judgeAccount({ snapshot }, { severity, reading }, (policy, asOf) => {
    const verdict = judge(policy, asOf);
    return verdict.result === 'fail' ? lightenFail(verdict, snapshot) : verdict;
  });
}

/** The account's own password policy; null where there is none or it was not read. */
export function ownPolicy({ accountSummary }: AccountSnapshot): PasswordPolicy | null {
  const reading = valueOf(accountSummary)?.passwordPolicy;
  const policy = reading ? valueOf(reading) : null;
  return policy === 'none' ? null : policy;
}

/** One setting of the policy. Without a policy it fails, as a consequence of that. */
export function judgePolicyRule(input: Pick<CheckInput, 'snapshot'>, rule: PolicyRule): CheckResult[] {
  return judgePasswordPolicy(input, rule.severity, (policy, asOf) => {
    if (policy === 'none')
      return { ...failing(noPolicy(asOf), rule.describeFail), impliedBy: 'password-policy-exists' };
    const evidence = policyFields(asOf, { [rule.field]: policy[rule.field] });
    return rule.holds(policy)
      ? { result: 'pass', title: rule.titleOfPass, evidence }
      : failing(evidence, rule.describeFail);
  });
}

/** Evidence from the password policy. */
export function policyFields(asOf: Instant, values: Record<string, EvidenceField['value']>): EvidenceField[] {
  return fieldsOf('password policy', asOf, values);
}

/** Evidence that the account has no policy of its own. */
export function noPolicy(asOf: Instant): EvidenceField[] {
  return policyFields(asOf, { policy: 'none' });
}

/** Whether the evidence says that the account has no policy of its own. */
export function hasNoPolicy(evidence: readonly EvidenceField[]): boolean {
  return evidenceText(evidence, 'policy') === 'none';
}

interface CharacterCheck {
  id: string;
  field: 'requireUppercase' | 'requireLowercase' | 'requireNumbers' | 'requireSymbols';
  /** For example `an uppercase letter`. */
  character: string;
  references: readonly string[];
}

/** A check that asks for one kind of character; the four of them differ in nothing else. */
export function characterCheck({ id, field, character, references }: CharacterCheck): Check {
  const severity = 'low';
  const describeFail = (evidence: readonly EvidenceField[]) =>
    hasNoPolicy(evidence)
      ? `Without a password policy ${character} is not required`
      : `The password policy does not require ${character}`;
  const rule: PolicyRule = {
    severity,
    field,
    holds: (policy) => policy[field],
    titleOfPass: `Passwords need ${character}`,
    describeFail,
  };
  return {
    id,
    group: 'passwords',
    title: `The password policy requires ${character}`,
    failTitle: `Passwords do not need ${character}`,
    rationale:
      'Each kind of character that a password must have makes the list of likely passwords longer that a guesser has to go through.',
    logic: `Looks at the password policy of the account. Fails when it does not require ${character}, and without a policy, since AWS's default asks for some three of four kinds.`,
    tier: 'core',
    subject: 'account',
    severity,
    stages: ['account-summary', 'credential-report'],
    parameters: [],
    remedy: passwordPolicyRemedy,
    references,
    evaluate: (input) => judgePolicyRule(input, rule),
    describeFail,
  };
}

function lightenFail(verdict: Verdict, snapshot: AccountSnapshot): Verdict {
  const consoleUsers = consoleUsersOf(snapshot);
  if (!consoleUsers || consoleUsers.names.length + consoleUsers.unsure > 0) return verdict;
  const asOf = asOfReading(snapshot.credentialReport, snapshot.takenAt);
  const flag = fieldsOf('credential report', asOf, { noConsoleUsers: true });
  return { ...verdict, severity: 'info', evidence: [...verdict.evidence, ...flag] };
}
