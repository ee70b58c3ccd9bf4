import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { judgeOrganization } from '../../facts/organization-guardrails';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check } from '../../types';

const severity = 'info';

/** Tags are written alike in all accounts. No benchmark. */
export const orgTagPolicy: Check = {
  id: 'org-tag-policy',
  group: 'organization',
  title: 'A tag policy is attached',
  failTitle: 'No tag policy is attached',
  rationale:
    'Owners, environments and rules that go by tags hold only where tags are spelt alike. A tag policy says how, for the whole organization.',
  logic:
    'Passes when at least one tag policy is attached to the root, a unit or an account. Advice, not a defect.',
  tier: 'extended',
  subject: 'organization',
  severity,
  stages: ['organization'],
  parameters: [],
  remedy: {
    console:
      'In the management account: AWS Organizations, Policies, Tag policies: enable them, create one and attach it to the root.',
    cli: [
      'aws organizations enable-policy-type --root-id <root-id> --policy-type TAG_POLICY',
      'aws organizations create-policy --type TAG_POLICY --name tags --description "" --content file://tags.json',
      'aws organizations attach-policy --policy-id <policy-id> --target-id <root-id>',
    ].join('\n'),
    terraform: [
      'resource "aws_organizations_policy" "tags" {',
      '  name    = "tags"',
      '  type    = "TAG_POLICY"',
      '  content = file("tags.json")',
      '}',
    ].join('\n'),
  },
  references: ['Prowler organizations_tags_policies_enabled_and_attached'],
  evaluate: (input) => judgeOrganization(input, severity, judge),
  describeFail,
};

function judge({ managementPolicies, enabledPolicyTypes, rootId }: OrganizationSnapshot): Verdict {
  if (managementPolicies.state !== 'read') return unknownVerdict(whyUnread(managementPolicies) ?? '');
  const attached = managementPolicies.value.filter(
    ({ kind, targets }) => kind === 'tag' && targets.length > 0,
  );
  const isOn = valueOf(enabledPolicyTypes)?.includes('TAG_POLICY') ?? true;
  const evidence = fieldsOf('organization', managementPolicies.asOf, {
    rootId,
    tagPoliciesEnabled: isOn,
    attachedTagPolicies: attached.map(({ name }) => name).sort(),
  });
  if (!isOn || attached.length === 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `Tag policy ${attached[0]?.name} is attached`, evidence };
}

function describeFail(): string {
  return 'No tag policy is attached in the organization';
}
