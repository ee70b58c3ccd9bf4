import {
  guardrailEvidence,
  type Guardrails,
  judgeGuardrails,
  statementsOf,
} from '../../facts/organization-guardrails';
import { failing, type Verdict } from '../../facts/verdict';
import type { Check } from '../../types';

const severity = 'info';

/**
 * A resource control policy holds the account's resources, whatever their own policies say.
 * CIS 7.0: 2.1.2.
 */
export const orgRcpInUse: Check = {
  id: 'org-rcp-in-use',
  group: 'organization',
  title: 'Resource control policies are in use',
  failTitle: 'No resource control policy is in use',
  rationale:
    'Service control policies hold the identities of an account, not outsiders that one of its buckets or keys lets in. A resource control policy draws that line once for all of them.',
  logic:
    'Passes when a resource control policy on the path of the account denies something. The one that AWS attaches by itself denies nothing. Advice, not a defect.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['organization'],
  parameters: [],
  remedy: {
    console:
      'In the management account: AWS Organizations, Policies, Resource control policies: enable them and attach one that denies principals outside the organization.',
    cli: [
      'aws organizations enable-policy-type --root-id <root-id> --policy-type RESOURCE_CONTROL_POLICY',
      'aws organizations create-policy --type RESOURCE_CONTROL_POLICY --name perimeter --description "" --content file://perimeter.json',
    ].join('\n'),
    terraform: [
      'resource "aws_organizations_policy" "perimeter" {',
      '  name    = "perimeter"',
      '  type    = "RESOURCE_CONTROL_POLICY"',
      '  content = file("perimeter.json")',
      '}',
    ].join('\n'),
  },
  references: ['CIS AWS Foundations 7.0: 2.1.2'],
  evaluate: (input) => judgeGuardrails(input, { severity, kind: 'rcp' }, judge),
  describeFail,
};

function judge(guardrails: Guardrails): Verdict {
  const evidence = guardrailEvidence(guardrails, { rootId: guardrails.organization.rootId });
  if (!statementsOf(guardrails).some(({ statement }) => statement.effect === 'Deny'))
    return failing(evidence, describeFail);
  return { result: 'pass', title: 'Resource control policies limit who reaches the resources', evidence };
}

function describeFail(): string {
  return 'No resource control policy limits who reaches the resources of the account';
}
