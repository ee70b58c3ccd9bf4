import { rootCaller, surelyDenies } from '@/lib/iam/guardrail-reach';
import { rootFacts } from '../../facts/root-facts';
import {
  guardrailEvidence,
  type Guardrails,
  judgeGuardrails,
  statementsOf,
} from '../../facts/organization-guardrails';
import { failing, notApplicable, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput } from '../../types';

const severity = 'medium';
const anyAction = 'rolecall-probe:AnyAction';

/**
 * The root user of a member account can do nothing, since nothing needs it there.
 * CIS 7.0: 2.1.2.
 */
export const orgScpDeniesRoot: Check = {
  id: 'org-scp-denies-root',
  group: 'organization',
  title: 'A guardrail stops the root user of member accounts',
  failTitle: 'No guardrail stops the root user',
  rationale:
    'No policy inside an account holds its root user. A service control policy does, and a member account has no daily work for root.',
  logic:
    'Looks on the path of the account for a denial of all actions (a few exceptions by NotAction are accepted) on all resources that applies to the root user. Not applicable to the management account, and where root has no credentials left.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['organization'],
  parameters: [],
  remedy: {
    console:
      'In the management account: AWS Organizations, Policies, Service control policies: deny every action where aws:PrincipalArn is like arn:<partition>:iam::*:root, and attach it above account <account-id>.',
    cli: 'aws organizations attach-policy --policy-id <policy-id> --target-id <account-id>',
    terraform: [
      'data "aws_iam_policy_document" "deny_root" {',
      '  statement {',
      '    effect    = "Deny"',
      '    actions   = ["*"]',
      '    resources = ["*"]',
      '    condition {',
      '      test     = "ArnLike"',
      '      variable = "aws:PrincipalArn"',
      '      values   = ["arn:<partition>:iam::*:root"]',
      '    }',
      '  }',
      '}',
    ].join('\n'),
  },
  references: ['CIS AWS Foundations 7.0: 2.1.2'],
  evaluate: (input) => judgeGuardrails(input, { severity, kind: 'scp' }, (found) => judge(found, input)),
  describeFail,
};

function judge(guardrails: Guardrails, { snapshot }: CheckInput): Verdict {
  const { hasPassword, activeKeys, activeCertificates } = rootFacts(snapshot);
  if (hasPassword === false && activeKeys === 0 && activeCertificates === 0)
    return notApplicable('The root user has no credentials that a guardrail would have to hold');
  const caller = rootCaller({ ...snapshot, organizationId: guardrails.organization.organizationId });
  const denials = statementsOf(guardrails).filter(({ statement }) =>
    surelyDenies(statement, anyAction, caller),
  );
  const evidence = guardrailEvidence(guardrails, { denyingPolicies: denials.map(({ policy }) => policy) });
  if (denials.length === 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `${denials[0]?.policy} denies the root user everything`, evidence };
}

function describeFail(): string {
  return 'No guardrail stops the root user of the account';
}
