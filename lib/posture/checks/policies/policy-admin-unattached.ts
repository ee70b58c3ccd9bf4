import {
  administrationIn,
  type CustomerPolicy,
  describeByStatement,
  judgeCustomerPolicies,
  policyEvidence,
} from '../../facts/judge-policies';
import { failing, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check } from '../../types';

const severity = 'low';
const describeFail = describeByStatement('is full administration that waits to be attached');

/** No policy of full administration lies ready. Prowler iam_customer_unattached_policy_no_administrative_privileges. */
export const policyAdminUnattached: Check = {
  id: 'policy-admin-unattached',
  group: 'policies',
  title: 'No parked administrator policy',
  failTitle: 'A policy of full administration lies ready',
  rationale:
    'Whoever may attach policies of this account, but not those of AWS, becomes an administrator by a policy that lies about.',
  logic:
    'Looks at customer policies that nobody has and that serve as no boundary. Fails when one allows every action on every resource.',
  tier: 'extended',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console: 'IAM, Policies, <policy>: delete the policy with all its versions.',
    cli: [
      'aws iam list-policy-versions --policy-arn <policy-arn>',
      '# delete-policy-version for each but the default, then',
      'aws iam delete-policy --policy-arn <policy-arn>',
    ].join('\n'),
    terraform: '# remove the resource aws_iam_policy of <policy>',
  },
  references: ['Prowler iam_customer_unattached_policy_no_administrative_privileges'],
  evaluate: (input) => judgeCustomerPolicies(input, severity, judge),
  describeFail,
};

function judge(policy: CustomerPolicy): Verdict {
  const { name, managed, document, problem } = policy;
  if (managed.attachmentCount > 0 || managed.boundaryUsageCount > 0)
    return notApplicable(`${name} is in use`);
  if (!document) return unknownVerdict(`policy ${name}: ${problem ?? 'its text was not read'}`);
  const granting = administrationIn(document);
  if (granting) return failing(policyEvidence(policy, [granting]), describeFail);
  return {
    result: 'pass',
    title: `${name} is not full administration`,
    evidence: policyEvidence(policy, []),
  };
}
