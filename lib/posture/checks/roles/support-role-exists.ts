import { whyPoliciesUnread } from '../../facts/judge-policies';
import { attachmentsOf } from '../../facts/policy-attachments';
import { listInWords } from '../../facts/list-in-words';
import { type AccountPolicy, rememberAllows } from '../../facts/policy-statements';
import { failing, fieldsOf, judgeAccount, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

const supportPolicies = ['AWSSupportAccess', 'AWSSupportPlansFullAccess'];

/**
 * In an emergency somebody can call for AWS.
 * CIS 1.2: 1.20, 1.4–4.0.1: 1.17, 5.0: 1.16, 6.0: 2.16, 7.0: 2.15; Security Hub IAM.18.
 */
export const supportRoleExists: Check = {
  id: 'support-role-exists',
  group: 'roles',
  title: 'A role can open AWS Support cases',
  failTitle: 'No role can open AWS Support cases',
  rationale:
    'When an account is under attack or locked, AWS Support is who can help. Whether somebody may ask them should not be found out then.',
  logic:
    'Passes when a role, one of Identity Center too, has AWSSupportAccess, AWSSupportPlansFullAccess or a policy of the account that allows support:*. Fails without one; advisory when a user or group has it.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console:
      'IAM, Roles, Create role: let those who handle incidents assume it, and attach AWSSupportAccess.',
    cli: [
      'aws iam create-role --role-name support --assume-role-policy-document file://trust.json',
      'aws iam attach-role-policy --role-name support --policy-arn arn:<partition>:iam::aws:policy/AWSSupportAccess',
    ].join('\n'),
    terraform: [
      'resource "aws_iam_role_policy_attachment" "support" {',
      '  role       = aws_iam_role.support.name',
      '  policy_arn = "arn:<partition>:iam::aws:policy/AWSSupportAccess"',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub IAM.18',
    'CIS AWS Foundations 1.2: 1.20; 1.4 to 4.0.1: 1.17; 5.0: 1.16; 6.0: 2.16; 7.0: 2.15',
    'Prowler iam_support_role_created',
    'ScoutSuite iam-no-support-role',
  ],
  evaluate: (input) =>
    judgeAccount(input, { severity, reading: input.snapshot.roles }, (_roles, asOf) => judge(input, asOf)),
  describeFail,
};

function judge({ snapshot }: CheckInput, asOf: string): Verdict {
  const { roles, usersAndGroups } = attachmentsOf(snapshot, isForSupport);
  const evidence = fieldsOf('authorization details', asOf, { roles, usersAndGroups });
  if (roles.length > 0)
    return { result: 'pass', title: `${listInWords(roles)} can open AWS Support cases`, evidence };
  const why = whyPoliciesUnread(snapshot);
  if (why !== null) return unknownVerdict(why);
  return failing(evidence, describeFail, usersAndGroups.length > 0 ? 'info' : severity);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return evidenceText(evidence, 'usersAndGroups') === ''
    ? 'Nobody but administrators can open AWS Support cases'
    : 'Users or groups can open AWS Support cases, but no role can';
}

function isForSupport({ origin, name, document }: AccountPolicy): boolean {
  if (origin === 'aws') return supportPolicies.includes(name);
  return document !== null && allowsSupport(document).length > 0;
}

/** `*` would allow it too, but an administrator role is not the one that this is about. */
const allowsSupport = rememberAllows(
  ({ actions }) =>
    !actions.negated && actions.patterns.some((pattern) => pattern.toLowerCase() === 'support:*'),
);
