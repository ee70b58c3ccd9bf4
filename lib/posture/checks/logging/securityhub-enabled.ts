import type { SecurityHubState } from '@/lib/snapshot/data/detection';
import { evidenceText } from '../../evidence';
import { judgeRegions, type RegionState } from '../../facts/region-detection';
import { failing, fieldsOf, type Verdict } from '../../facts/verdict';
import type { Check, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * Findings of AWS's services come together and are compared with a standard.
 * CIS 1.5–5.0: 4.16, 6.0–7.0: 5.16.
 */
export const securityhubEnabled: Check = {
  id: 'securityhub-enabled',
  group: 'logging',
  title: 'Security Hub is on with a standard',
  failTitle: 'Security Hub is off in a region',
  rationale:
    'Each detection service reports in its own place. Security Hub gathers them and compares the account with a standard every day, so that nothing waits unseen.',
  logic:
    'Looks at each enabled region. Passes when Security Hub is on with at least one standard, or is on and linked to a region that gathers its findings.',
  tier: 'core',
  subject: 'region',
  severity,
  stages: ['detection'],
  parameters: [],
  remedy: {
    console:
      'Security Hub in <region>, Go to Security Hub, choose a standard, Enable. In an organization better once, by central configuration of a delegated administrator.',
    cli: 'aws securityhub enable-security-hub --enable-default-standards --region <region>',
    terraform: ['resource "aws_securityhub_account" "this" {', '  enable_default_standards = true', '}'].join(
      '\n',
    ),
  },
  references: ['CIS AWS Foundations 1.5 to 5.0: 4.16; 6.0 to 7.0: 5.16', 'Prowler securityhub_enabled'],
  evaluate: (input) => judgeRegions(input, { service: 'securityHub', severity }, judge),
  describeFail,
};

function judge({ region, state, asOf }: RegionState<SecurityHubState>): Verdict {
  const { enabled, standards, aggregatorRegion } = state;
  const evidence = fieldsOf('detection', asOf, { region, enabled, standards, aggregatorRegion });
  if (!enabled || (standards.length === 0 && aggregatorRegion === null))
    return failing(evidence, describeFail);
  return { result: 'pass', title: `Security Hub is on in ${region}`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const region = evidenceText(evidence, 'region');
  return evidenceText(evidence, 'enabled') === 'true'
    ? `Security Hub has no standard in ${region}`
    : `Security Hub is off in ${region}`;
}
