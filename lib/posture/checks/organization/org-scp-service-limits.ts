import { isClosedBy, ordinaryCaller } from '@/lib/iam/guardrail-reach';
import { evidenceInWords } from '../../facts/list-in-words';
import {
  documentsOf,
  guardrailEvidence,
  type Guardrails,
  judgeGuardrails,
} from '../../facts/organization-guardrails';
import { failing, notApplicable, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** Actions that nobody needs, or that cost much, are closed from outside. No benchmark; the list is the installation's own. */
export const orgScpServiceLimits: Check = {
  id: 'org-scp-service-limits',
  group: 'organization',
  title: 'Guardrails close costly and unneeded actions',
  failTitle: 'Costly or unneeded actions are open',
  rationale:
    'Stolen credentials are often turned into money: reserved capacity, new regions, expensive models. What no team needs is best closed for all of them.',
  logic:
    'For each listed action, looks for a denial on the path of the account, or for a level that does not allow it. Fails with those that stay open. Not applicable when the list is empty.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['organization'],
  parameters: ['deniedActions'],
  remedy: {
    console:
      'In the management account: AWS Organizations, Policies, Service control policies: add the open actions to a denial that is attached above account <account-id>.',
    cli: [
      'aws organizations list-policies-for-target --target-id <account-id> --filter SERVICE_CONTROL_POLICY',
      'aws organizations update-policy --policy-id <policy-id> --content file://limits.json',
    ].join('\n'),
    terraform: [
      'resource "aws_organizations_policy" "limits" {',
      '  name    = "limits"',
      '  content = file("limits.json")',
      '}',
    ].join('\n'),
  },
  references: ['AWS Organizations: service control policies'],
  evaluate: (input) => judgeGuardrails(input, { severity, kind: 'scp' }, (found) => judge(found, input)),
  describeFail,
};

function judge(guardrails: Guardrails, { snapshot, thresholds }: CheckInput): Verdict {
  const { deniedActions } = thresholds;
  if (deniedActions.length === 0) return notApplicable('No action is listed as one to be closed');
  const caller = ordinaryCaller({ ...snapshot, organizationId: guardrails.organization.organizationId });
  const levels = documentsOf(guardrails);
  const open = deniedActions.filter((action) => !isClosedBy(levels, action, caller));
  const evidence = guardrailEvidence(guardrails, { openActions: open });
  if (open.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: 'Guardrails close every listed action', evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `Guardrails leave ${evidenceInWords(evidence, 'openActions')} open`;
}
