import { evidenceText } from '../../evidence';
import { judgeOrganization } from '../../facts/organization-guardrails';
import { failing, fieldsOf, type Verdict } from '../../facts/verdict';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import type { Check, EvidenceField } from '../../types';

const severity = 'medium';

/** The organization does more than share a bill. No benchmark asks for it; every guardrail needs it. */
export const orgAllFeatures: Check = {
  id: 'org-all-features',
  group: 'organization',
  title: 'The organization has all features',
  failTitle: 'The organization only shares a bill',
  rationale:
    'With consolidated billing alone there are no guardrails, no delegated administrators and no organization trail: accounts share an invoice and nothing else.',
  logic:
    'Looks at the feature set of the organization. Passes for all features, fails for consolidated billing.',
  tier: 'extended',
  subject: 'organization',
  severity,
  stages: ['organization'],
  parameters: [],
  remedy: {
    console:
      'In the management account: AWS Organizations, Settings, Begin process to enable all features. Invited accounts have to agree.',
    cli: 'aws organizations enable-all-features',
    terraform: ['resource "aws_organizations_organization" "this" {', '  feature_set = "ALL"', '}'].join(
      '\n',
    ),
  },
  references: ['AWS Organizations: enabling all features'],
  evaluate: (input) => judgeOrganization(input, severity, judge),
  describeFail,
};

function judge({ featureSet, takenAt }: OrganizationSnapshot): Verdict {
  const evidence = fieldsOf('organization', takenAt, { featureSet });
  if (featureSet !== 'ALL') return failing(evidence, describeFail);
  return { result: 'pass', title: 'The organization has all features', evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `The organization has the feature set ${evidenceText(evidence, 'featureSet')} only`;
}
