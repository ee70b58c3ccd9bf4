import { coversAction } from '@/lib/iam/match-statement';
import {
  documentsOf,
  guardrailEvidence,
  type Guardrails,
  judgeGuardrails,
  statementsOf,
} from '../../facts/organization-guardrails';
import { evidenceText } from '../../evidence';
import { failing, type Verdict } from '../../facts/verdict';
import type { Check, EvidenceField } from '../../types';

const severity = 'medium';
const anyAction = 'rolecall-probe:AnyAction';

/**
 * A service control policy on the account's path takes something away.
 * CIS 7.0: 2.1.2.
 */
export const orgScpEffective: Check = {
  id: 'org-scp-effective',
  group: 'organization',
  title: 'A service control policy limits the account',
  failTitle: 'No service control policy limits the account',
  rationale:
    'A service control policy is the only thing that stops an administrator of the account, or whoever took one over. The policy that AWS attaches by itself stops nothing.',
  logic:
    'Walks from the root of the organization to the account. Passes when a policy there denies something, or when a level allows less than everything. Fails when the type is switched off or everything stays allowed. The management account is bound by none.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['organization'],
  parameters: [],
  remedy: {
    console:
      'In the management account: AWS Organizations, Policies, Service control policies: enable them, create a baseline and attach it to the unit that holds account <account-id>.',
    cli: [
      'aws organizations enable-policy-type --root-id <root-id> --policy-type SERVICE_CONTROL_POLICY',
      'aws organizations create-policy --type SERVICE_CONTROL_POLICY --name baseline --description "" --content file://baseline.json',
      'aws organizations attach-policy --policy-id <policy-id> --target-id <account-id>',
    ].join('\n'),
    terraform: [
      'resource "aws_organizations_policy_attachment" "baseline" {',
      '  policy_id = aws_organizations_policy.baseline.id',
      '  target_id = "<account-id>"',
      '}',
    ].join('\n'),
  },
  references: ['CIS AWS Foundations 7.0: 2.1.2'],
  evaluate: (input) => judgeGuardrails(input, { severity, kind: 'scp' }, judge),
  describeFail,
};

function judge(guardrails: Guardrails): Verdict {
  const evidence = guardrailEvidence(guardrails, { rootId: guardrails.organization.rootId });
  const denies = statementsOf(guardrails).some(({ statement }) => statement.effect === 'Deny');
  if (!denies && !isAllowList(guardrails)) return failing(evidence, describeFail);
  return { result: 'pass', title: 'Service control policies limit the account', evidence };
}

/** A level limits when what it allows leaves out an action that nobody would name, or depends on a condition. */
function isAllowList(guardrails: Guardrails): boolean {
  return documentsOf(guardrails).some(
    (level) =>
      !level
        .flatMap((document) => document.statements)
        .some(
          (statement) =>
            statement.effect === 'Allow' &&
            statement.conditions.length === 0 &&
            coversAction(statement, anyAction),
        ),
  );
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return evidenceText(evidence, 'policyTypeEnabled') === 'false'
    ? 'Service control policies are switched off in the organization'
    : 'The service control policies on the path of the account allow everything';
}
