import { listInWords } from '../../facts/list-in-words';
import { type JudgedSet, judgePermissionSets } from '../../facts/permission-sets';
import { failing, fieldsOf, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, EvidenceField } from '../../types';

const severity = 'info';

/** A permission set that no account has is gone. Ours. */
export const ssoPermissionSetUnused: Check = {
  id: 'sso-permission-set-unused',
  group: 'roles',
  title: 'Permission sets are in use',
  failTitle: 'A permission set is in no account',
  rationale:
    'A permission set that nobody has still waits in the list of what can be assigned, and nobody keeps its policies up to date.',
  logic:
    'Advisory for a permission set that is provisioned in no account. Not applicable where the account sees no instance of Identity Center.',
  tier: 'extended',
  subject: 'permission set',
  severity,
  stages: ['identity-center'],
  parameters: [],
  remedy: {
    console: 'IAM Identity Center, Permission sets, <permission-set>, Delete.',
    cli: 'aws sso-admin delete-permission-set --instance-arn <instance-arn> --permission-set-arn <arn>',
    terraform: '# remove aws_ssoadmin_permission_set.<permission-set>',
  },
  references: ['AWS IAM Identity Center User Guide: Delete permission sets'],
  evaluate: (input) => judgePermissionSets(input, severity, judge),
  describeFail,
};

function judge({ set, center, asOf }: JudgedSet): Verdict {
  const { name, provisionedAccounts } = set;
  const evidence = fieldsOf('Identity Center', asOf, {
    permissionSet: name,
    instanceArn: center.instanceArn,
    provisionedAccounts,
  });
  if (provisionedAccounts.length === 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `${name} is in ${listInWords(provisionedAccounts)}`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `${evidenceText(evidence, 'permissionSet')} is in no account`;
}
