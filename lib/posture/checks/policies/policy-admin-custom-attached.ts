import {
  administrationIn,
  type CustomerPolicy,
  describeByStatement,
  isBoundaryAlone,
  judgeCustomerPolicies,
  policyEvidence,
} from '../../facts/judge-policies';
import { editPolicyCommands, statementInTerraform } from '../../facts/policy-remedy';
import { failing, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check } from '../../types';

const severity = 'critical';
const describeFail = describeByStatement('makes whoever has it an administrator');

/**
 * No customer managed policy in use grants everything.
 * CIS 1.2: 1.22, 1.4–4.0.1: 1.16, 5.0: 1.15, 6.0: 2.15, 7.0: 2.14; Security Hub IAM.1.
 */
export const policyAdminCustomAttached: Check = {
  id: 'policy-admin-custom-attached',
  group: 'policies',
  title: 'No attached customer policy grants full administration',
  failTitle: 'An attached customer policy grants full administration',
  rationale:
    'A policy of one’s own that allows everything hides an administrator behind a harmless name, where a list of those with AdministratorAccess does not show it.',
  logic:
    'Fails when the default version of an attached customer policy allows every action on every resource, or all but so little that the rest can be had, without a condition that limits it. Policies that nobody has are not applicable, and one that serves as boundary only passes, since it grants nothing.',
  tier: 'core',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console:
      'IAM, Policies, <policy>: cut the policy down to the services that last-accessed data shows in use, or detach it.',
    cli: editPolicyCommands('aws iam list-entities-for-policy --policy-arn <policy-arn>'),
    terraform: statementInTerraform(['s3:GetObject', 's3:PutObject'], ['arn:<partition>:s3:::my-bucket/*']),
  },
  references: [
    'Security Hub IAM.1',
    'CIS AWS Foundations 1.2: 1.22; 1.4 to 4.0.1: 1.16; 5.0: 1.15; 6.0: 2.15; 7.0: 2.14',
    'Prowler iam_customer_attached_policy_no_administrative_privileges',
    'ScoutSuite iam-managed-policy-allows-full-privileges',
  ],
  evaluate: (input) => judgeCustomerPolicies(input, severity, judge),
  describeFail,
};

function judge(policy: CustomerPolicy): Verdict {
  const { name, managed, document, problem } = policy;
  const evidence = policyEvidence(policy, []);
  if (managed.attachmentCount === 0 && managed.boundaryUsageCount === 0)
    return notApplicable(`${name} is not attached`);
  if (isBoundaryAlone(policy))
    return { result: 'pass', title: `${name} serves as a boundary only`, evidence };
  if (!document) return unknownVerdict(`policy ${name}: ${problem ?? 'its text was not read'}`);
  const granting = administrationIn(document);
  if (granting) return failing(policyEvidence(policy, [granting]), describeFail);
  return { result: 'pass', title: `${name} is not full administration`, evidence };
}
