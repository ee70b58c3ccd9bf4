import { whyPoliciesUnread } from '../../facts/judge-policies';
import { listInWords } from '../../facts/list-in-words';
import { attachmentsOf } from '../../facts/policy-attachments';
import { failing, fieldsOf, judgeAccount, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput } from '../../types';

const severity = 'info';

/** Auditors have a role of their own. Prowler iam_securityaudit_role_created. */
export const securityAuditRoleExists: Check = {
  id: 'security-audit-role-exists',
  group: 'roles',
  title: 'An auditor role exists',
  failTitle: 'No role is for auditors',
  rationale:
    'Whoever checks an account without a role for it borrows a wider one. SecurityAudit reads configuration and no data.',
  logic:
    'Passes when a role has the AWS policy SecurityAudit; the one that this dashboard assumes counts. Advisory without one.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console:
      'IAM, Roles, Create role: let the auditors’ account or group assume it, and attach SecurityAudit.',
    cli: [
      'aws iam create-role --role-name auditor --assume-role-policy-document file://trust.json',
      'aws iam attach-role-policy --role-name auditor --policy-arn arn:<partition>:iam::aws:policy/SecurityAudit',
    ].join('\n'),
    terraform: [
      'resource "aws_iam_role_policy_attachment" "auditor" {',
      '  role       = aws_iam_role.auditor.name',
      '  policy_arn = "arn:<partition>:iam::aws:policy/SecurityAudit"',
      '}',
    ].join('\n'),
  },
  references: ['Prowler iam_securityaudit_role_created'],
  evaluate: (input) =>
    judgeAccount(input, { severity, reading: input.snapshot.roles }, (_roles, asOf) => judge(input, asOf)),
  describeFail,
};

function judge({ snapshot }: CheckInput, asOf: string): Verdict {
  const { roles } = attachmentsOf(
    snapshot,
    ({ origin, name }) => origin === 'aws' && name === 'SecurityAudit',
  );
  const evidence = fieldsOf('authorization details', asOf, { roles });
  if (roles.length > 0)
    return { result: 'pass', title: `${listInWords(roles)} may audit the account`, evidence };
  const why = whyPoliciesUnread(snapshot);
  return why === null ? failing(evidence, describeFail) : unknownVerdict(why);
}

function describeFail(): string {
  return 'No role has SecurityAudit';
}
