import { approvalOf } from '../../facts/approved-admins';
import { type JudgedIdentity, judgeIdentities } from '../../facts/judge-identities';
import { administrationIn, describeByStatement, policyEvidence } from '../../facts/judge-policies';
import { accountPolicies, type AccountPolicy } from '../../facts/policy-statements';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult } from '../../types';

const severity = 'critical';
const describeFail = describeByStatement('makes whoever has it an administrator');

/**
 * No inline policy grants everything. CIS and Security Hub look at managed policies alone; the risk is the same.
 * CIS 1.2: 1.22, 1.4–4.0.1: 1.16, 5.0: 1.15, 6.0: 2.15, 7.0: 2.14.
 */
export const policyAdminInline: Check = {
  id: 'policy-admin-inline',
  group: 'policies',
  title: 'No inline policy grants full administration',
  failTitle: 'An inline policy grants full administration',
  rationale:
    'Inline policies are in no list of policies. Full administration there is found only by whoever opens the very identity.',
  logic:
    'Fails when an inline policy of a user, group or role allows every action on every resource without a condition that limits it. Roles of AWS services and approved administrators are not applicable.',
  tier: 'core',
  subject: 'identity',
  severity,
  stages: ['authorization-details'],
  parameters: ['approvedAdmins'],
  remedy: {
    console: 'IAM: replace the inline policy <policy> by a managed one with the actions that are in use.',
    cli: [
      '# or the commands for users and groups',
      'aws iam get-role-policy --role-name <role> --policy-name <policy>',
      'aws iam delete-role-policy --role-name <role> --policy-name <policy>',
    ].join('\n'),
    terraform: '# remove aws_iam_role_policy <policy>, and attach an aws_iam_policy with what is needed',
  },
  references: [
    'CIS AWS Foundations 1.2: 1.22; 1.4 to 4.0.1: 1.16; 5.0: 1.15; 6.0: 2.15; 7.0: 2.14',
    'Security Hub IAM.1 (managed policies alone)',
    'Prowler iam_inline_policy_no_administrative_privileges',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const inline = accountPolicies(input.snapshot).filter(({ origin }) => origin === 'inline');
  const byHolder = Map.groupBy(inline, ({ resource }) => resource);
  return judgeIdentities(input, severity, (identity) =>
    judge(identity, byHolder.get(identity.identity.arn) ?? [], input),
  );
}

function judge(
  { identity, asOf }: JudgedIdentity,
  policies: readonly AccountPolicy[],
  { thresholds }: CheckInput,
): Verdict {
  if (approvalOf(identity, thresholds.approvedAdmins) !== null)
    return notApplicable(`${identity.name} is an approved administrator`);
  for (const policy of policies) {
    const granting = policy.document && administrationIn(policy.document);
    if (granting) return failing(policyEvidence(policy, [granting]), describeFail);
  }
  const untold = policies.find(({ document }) => document === null);
  if (untold) return unknownVerdict(`policy ${untold.name}: ${untold.problem ?? 'its text was not read'}`);
  const evidence = fieldsOf('authorization details', asOf, {
    inlinePolicies: policies.map(({ name }) => name),
  });
  return { result: 'pass', title: `${identity.name} has no inline administration`, evidence };
}
