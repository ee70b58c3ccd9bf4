import { evidenceInWords } from '../../facts/list-in-words';
import { evidenceText } from '../../evidence';
import { judgeOrganization } from '../../facts/organization-guardrails';
import { failing, fieldsOf, type Verdict } from '../../facts/verdict';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import type { Check, EvidenceField } from '../../types';

const severity = 'low';

/**
 * Member accounts sit in organizational units, so that guardrails can differ by purpose.
 * CIS 7.0: 2.1.4.
 */
export const orgOuStructure: Check = {
  id: 'org-ou-structure',
  group: 'organization',
  title: 'Accounts sit in organizational units',
  failTitle: 'Accounts sit outside any organizational unit',
  rationale:
    'Guardrails are attached to units. An account directly under the root gets only what is right for all of them, which is usually little.',
  logic:
    'Fails when the organization has no unit, or when an active member account hangs directly under the root. The management account may.',
  tier: 'extended',
  subject: 'organization',
  severity,
  stages: ['organization'],
  parameters: [],
  remedy: {
    console:
      'In the management account: AWS Organizations, AWS accounts: create units by purpose (security, workloads, sandbox), select the account, Actions, Move.',
    cli: [
      'aws organizations create-organizational-unit --parent-id <root-id> --name <name>',
      'aws organizations move-account --account-id <member-id> --source-parent-id <root-id> --destination-parent-id <unit-id>',
    ].join('\n'),
    terraform: [
      'resource "aws_organizations_organizational_unit" "workloads" {',
      '  name      = "Workloads"',
      '  parent_id = "<root-id>"',
      '}',
    ].join('\n'),
  },
  references: ['CIS AWS Foundations 7.0: 2.1.4'],
  evaluate: (input) => judgeOrganization(input, severity, judge),
  describeFail,
};

function judge(organization: OrganizationSnapshot): Verdict {
  const { accounts, units, rootId, managementAccountId, takenAt } = organization;
  const loose = accounts
    .filter(({ id, state, path }) => state === 'ACTIVE' && id !== managementAccountId && path.length <= 1)
    .map(({ id, name }) => `${name} (${id})`)
    .sort();
  const evidence = fieldsOf('organization', takenAt, {
    rootId,
    unitCount: units.length,
    accountsUnderRoot: loose,
  });
  if (units.length === 0 || loose.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: 'Every member account sits in a unit', evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return evidenceText(evidence, 'unitCount') === '0'
    ? 'The organization has no organizational unit'
    : `Directly under the root: ${evidenceInWords(evidence, 'accountsUnderRoot')}`;
}
