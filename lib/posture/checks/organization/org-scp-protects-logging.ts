import { describeCondition } from '@/lib/iam/describe-condition';
import { callerConditions, isClosedBy, ordinaryCaller, surelyDenies } from '@/lib/iam/guardrail-reach';
import {
  documentsOf,
  guardrailEvidence,
  type Guardrails,
  judgeGuardrails,
  statementsOf,
} from '../../facts/organization-guardrails';
import { evidenceInWords } from '../../facts/list-in-words';
import { failing, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * Nobody in the account can switch off what would see an intruder.
 * CIS 7.0: 2.1.2.
 */
export const orgScpProtectsLogging: Check = {
  id: 'org-scp-protects-logging',
  group: 'organization',
  title: 'Guardrails protect logging and detection',
  failTitle: 'Logging and detection can be switched off from inside the account',
  rationale:
    'An intruder with administrator rights first silences what would give them away. A denial from outside the account is what those rights cannot remove.',
  logic:
    'For each guarded action, looks for a service control policy on the path of the account that denies it on all resources, or for a level that does not allow it. Conditions that spare named callers are accepted and shown; any other condition, or a denial on some resources only, does not count.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['organization'],
  parameters: ['guardActions'],
  remedy: {
    console:
      'In the management account: AWS Organizations, Policies, Service control policies, Create policy: deny the missing actions on all resources, sparing only the role that runs your logging, and attach it above account <account-id>.',
    cli: [
      'aws organizations create-policy --type SERVICE_CONTROL_POLICY --name protect-logging --description "" --content file://protect-logging.json',
      'aws organizations attach-policy --policy-id <policy-id> --target-id <account-id>',
    ].join('\n'),
    terraform: [
      'resource "aws_organizations_policy" "protect_logging" {',
      '  name    = "protect-logging"',
      '  content = file("protect-logging.json")',
      '}',
    ].join('\n'),
  },
  references: ['CIS AWS Foundations 7.0: 2.1.2'],
  evaluate: (input) => judgeGuardrails(input, { severity, kind: 'scp' }, (found) => judge(found, input)),
  describeFail,
};

function judge(guardrails: Guardrails, { snapshot, thresholds }: CheckInput): Verdict {
  const { organizationId } = guardrails.organization;
  const caller = ordinaryCaller({ ...snapshot, organizationId });
  const levels = documentsOf(guardrails);
  const open = thresholds.guardActions.filter((action) => !isClosedBy(levels, action, caller));
  const denials = statementsOf(guardrails).filter(({ statement }) =>
    thresholds.guardActions.some((action) => surelyDenies(statement, action, caller)),
  );
  const spared = denials.flatMap(({ statement }) => callerConditions(statement).map(describeCondition));
  const evidence = guardrailEvidence(guardrails, {
    openActions: open,
    sparedCallers: [...new Set(spared)].sort(),
  });
  if (open.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: 'Guardrails deny every guarded action', evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `No guardrail denies ${evidenceInWords(evidence, 'openActions')}`;
}
